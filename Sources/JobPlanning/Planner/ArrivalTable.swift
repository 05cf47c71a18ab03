import JobTime

/// How many jobs come at which instant. Almost all come at whole minutes, which have a place each.
struct ArrivalTable {
    /// Beyond some twenty years the places would take more memory than they are worth.
    private static let mostMinutes: Int64 = 10_000_000
    private static let minute: Int64 = 60_000_000

    private let start: Int64
    private var minutes: [Int]
    private var others: [Timestamp: Int] = [:]

    init(_ window: Range<Timestamp>) {
        start = window.lowerBound.microseconds
        let count = (window.upperBound.microseconds - start) / ArrivalTable.minute + 1
        minutes = count <= ArrivalTable.mostMinutes ? Array(repeating: 0, count: Int(count)) : []
    }

    mutating func add(_ jobs: Int, at instant: Timestamp) {
        let distance = instant.microseconds - start
        let place = Int(distance / ArrivalTable.minute)
        if distance >= 0, distance % ArrivalTable.minute == 0, place < minutes.count {
            minutes[place] += jobs
        } else {
            others[instant, default: 0] += jobs
        }
    }

    /// In no order.
    var entries: [(instant: Timestamp, jobs: Int)] {
        let whole = minutes.indices.lazy.filter { minutes[$0] > 0 }.map { place in
            (Timestamp(microseconds: start + Int64(place) * ArrivalTable.minute), minutes[place])
        }
        return Array(whole) + others.map { ($0.key, $0.value) }
    }
}
