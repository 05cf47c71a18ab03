import JobTime

/// Finds for the fires of one schedule, in one zone, those of the other plan that are the same slots.
struct FirePairing {
    /// A fire with its counterpart; one of the two is nil where there is none.
    typealias Pair = (before: PlannedFire?, after: PlannedFire?)

    private let before: [PlannedFire]
    private let after: [PlannedFire]
    /// Places of those that have no counterpart yet, ascending.
    private var openBefore: [Int]
    private var openAfter: [Int]
    private var pairedBefore: Set<Int> = []
    private(set) var pairs: [Pair] = []

    private struct Moment: Hashable {
        let instant: Timestamp
        let slot: SlotTime
    }

    /// - Parameters: in the order of their instants.
    init(before: [PlannedFire], after: [PlannedFire]) {
        self.before = before
        self.after = after
        openBefore = Array(before.indices)
        openAfter = Array(after.indices)
        match { Moment(instant: $0.instant, slot: $0.slot) }
        match(by: \.slot)
        // Another way to write the trigger gives another key to the same fire.
        match(by: \.instant)
        matchDates()
        pairs += openBefore.map { (before[$0], nil) } + openAfter.map { (nil, after[$0]) }
    }

    private mutating func match<Key: Hashable>(by key: (PlannedFire) -> Key) {
        guard !openBefore.isEmpty, !openAfter.isEmpty else { return }
        var waiting: [Key: [Int]] = [:]
        for place in openAfter.reversed() { waiting[key(after[place]), default: []].append(place) }
        var taken: Set<Int> = []
        for place in openBefore {
            guard let found = waiting[key(before[place])]?.popLast() else { continue }
            taken.insert(found)
            pair(place, found)
        }
        closePairs(taken)
    }

    /// What is left of a nominal date on both sides has moved within that date.
    private mutating func matchDates() {
        let left = Dictionary(grouping: openBefore) { before[$0].date }
        let right = Dictionary(grouping: openAfter) { after[$0].date }
        var taken: Set<Int> = []
        for (date, places) in left {
            guard let others = right[date] else { continue }
            let isNominal = places.allSatisfy { before[$0].isNominal } && others.allSatisfy { after[$0].isNominal }
            // Steps of another length are other fires, not the same ones at other times.
            guard isNominal || places.count == others.count else { continue }
            for (place, other) in aligned(places, others) {
                taken.insert(other)
                pair(place, other)
            }
        }
        closePairs(taken)
    }

    /// Pairs all of the shorter list, in order, each with the nearest that leaves enough for the rest.
    private func aligned(_ left: [Int], _ right: [Int]) -> [(Int, Int)] {
        guard left.count <= right.count else {
            return aligned(right, left, before: after, after: before).map { ($1, $0) }
        }
        return aligned(left, right, before: before, after: after)
    }

    private func aligned(
        _ short: [Int], _ long: [Int], before: [PlannedFire], after: [PlannedFire]
    ) -> [(Int, Int)] {
        var start = 0
        return short.enumerated().map { index, place in
            let last = long.count - (short.count - index)
            let instant = before[place].instant.microseconds
            var best = start
            func distance(_ candidate: Int) -> UInt64 {
                (after[long[candidate]].instant.microseconds - instant).magnitude
            }
            while best < last, distance(best + 1) < distance(best) { best += 1 }
            start = best + 1
            return (place, long[best])
        }
    }

    private mutating func pair(_ place: Int, _ other: Int) {
        pairs.append((before[place], after[other]))
        pairedBefore.insert(place)
    }

    private mutating func closePairs(_ taken: Set<Int>) {
        openBefore.removeAll { pairedBefore.contains($0) }
        openAfter.removeAll { taken.contains($0) }
    }
}

extension PlannedFire {
    /// Whether its slot is a local date and time, and not an instant.
    fileprivate var isNominal: Bool {
        if case .nominal = slot { true } else { false }
    }
}
