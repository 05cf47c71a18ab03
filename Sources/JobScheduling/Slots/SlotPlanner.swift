import JobConfig
package import JobTime

/// Decides which slots of a schedule fire now, in one zone.
///
/// A pure function of the cursor and the present. Its work is bounded however long nobody was there: slots that
/// are dropped are found by their ends, not one by one.
package struct SlotPlanner: Sendable {
    /// A slot at most this late is on time: it fires under every policy and is no catch-up.
    package static let lateness = Duration.seconds(60)
    /// Dropped slots of a cron trigger are counted up to here.
    package static let countedDrops = 10_000

    let recurrence: Recurrence
    let catchUp: CatchUpRule

    package init(recurrence: Recurrence, catchUp: CatchUpRule) {
        self.recurrence = recurrence
        self.catchUp = catchUp
    }

    /// Decides about every slot after the cursor and up to now.
    ///
    /// - Parameter hold: set if the schedule does not fire at all.
    package func decide(_ cursor: SlotCursor, now: Timestamp, hold: SlotHold? = nil) -> DueSlots {
        let horizon = max(cursor.start, now)
        let nextDue = recurrence.next(after: horizon)?.instant
        let open = cursor.start.following..<horizon.following
        guard !open.isEmpty, let next = recurrence.next(after: cursor.start), next.instant < open.upperBound else {
            return DueSlots(decisions: [], horizon: horizon, nextDue: nextDue)
        }
        let decisions: [SlotDecision]
        if let hold {
            decisions = drops(in: open, hold.dropReason)
        } else {
            let onTime = max(open.lowerBound, now.advanced(by: .zero - SlotPlanner.lateness))
            decisions = decide(missed: open.lowerBound..<onTime, onTime: onTime..<open.upperBound, now: now)
        }
        return DueSlots(decisions: decisions, horizon: horizon, nextDue: nextDue)
    }

    private func decide(missed: Range<Timestamp>, onTime: Range<Timestamp>, now: Timestamp) -> [SlotDecision] {
        let punctual = Array(recurrence.occurrences(in: onTime))
        let oldest = max(missed.lowerBound, min(now.advanced(by: .zero - catchUp.within), missed.upperBound))
        var decisions: [SlotDecision]
        var late: ArraySlice<Occurrence> = []
        switch catchUp.policy {
        case .none:
            decisions = drops(in: missed, .missed)
        case .latest:
            decisions = drops(in: missed.lowerBound..<oldest, .tooLate)
            if punctual.isEmpty, let latest = latest(in: oldest..<missed.upperBound) {
                decisions += drops(in: oldest..<latest.instant, .superseded, upTo: latest)
                late = [latest]
            } else {
                decisions += drops(in: oldest..<missed.upperBound, .superseded)
            }
        case .all:
            decisions = drops(in: missed.lowerBound..<oldest, .tooLate)
            late = newest(catchUp.max ?? 1, in: oldest..<missed.upperBound)
            if let first = late.first {
                decisions += drops(in: oldest..<first.instant, .overMax, upTo: first)
            }
        }
        let count = decisions.reduce(0) { sum, decision in
            if case .drop(let slots) = decision { sum + slots.count } else { sum }
        }
        return decisions + fires(late: late, punctual: punctual, missed: count)
    }

    /// The first slot that fires says how many were missed before it.
    private func fires(late: ArraySlice<Occurrence>, punctual: [Occurrence], missed: Int) -> [SlotDecision] {
        let all = late + punctual
        return all.enumerated().map { index, occurrence in
            let next = index + 1 < all.count ? all[all.startIndex + index + 1].instant : nil
            return .fire(
                DueSlot(
                    occurrence: occurrence, missed: index == 0 ? missed : 0, isCatchUp: index < late.count,
                    movesCursor: next != occurrence.instant))
        }
    }

    // MARK: Finding slots from behind

    private func latest(in range: Range<Timestamp>) -> Occurrence? {
        newest(1, in: range).last
    }

    /// The last `count` slots of a range, found by walking back.
    private func newest(_ count: Int, in range: Range<Timestamp>) -> ArraySlice<Occurrence> {
        var start = range.upperBound
        for _ in 0..<count {
            guard let previous = recurrence.previous(before: start), previous.instant >= range.lowerBound else { break }
            start = previous.instant
        }
        return Array(recurrence.occurrences(in: start..<range.upperBound)).suffix(count)
    }

    /// The slots of a range as one drop, or none if there are no slots.
    ///
    /// - Parameter successor: a slot that is not dropped; others of its instant that come before it are.
    private func drops(
        in range: Range<Timestamp>, _ reason: DropReason, upTo successor: Occurrence? = nil
    ) -> [SlotDecision] {
        let twins = successor.map { slot in
            recurrence.occurrences(in: slot.instant..<slot.instant.following).prefix { $0 != slot }
        }
        let counted = counted(in: range)
        guard let first = counted.first ?? twins?.first else { return [] }
        let last = twins?.last ?? last(in: range) ?? first
        return [
            .drop(
                DroppedSlots(
                    first: first, last: last, count: counted.count + (twins?.count ?? 0), isMore: counted.isMore,
                    reason: reason))
        ]
    }

    private func last(in range: Range<Timestamp>) -> Occurrence? {
        guard let previous = recurrence.previous(before: range.upperBound) else { return nil }
        return Array(recurrence.occurrences(in: previous.instant..<range.upperBound)).last
    }

    private func counted(in range: Range<Timestamp>) -> (first: Occurrence?, count: Int, isMore: Bool) {
        if case .every(let interval, _) = recurrence.trigger {
            guard let first = recurrence.occurrences(in: range).first(where: { _ in true }), let last = last(in: range)
            else { return (nil, 0, false) }
            let steps = (last.instant.microseconds - first.instant.microseconds) / max(1, interval.wholeMicroseconds)
            return (first, Int(steps) + 1, false)
        }
        var first: Occurrence?
        var count = 0
        for occurrence in recurrence.occurrences(in: range) {
            if count == SlotPlanner.countedDrops { return (first, count, true) }
            if first == nil { first = occurrence }
            count += 1
        }
        return (first, count, false)
    }
}

extension Timestamp {
    /// The next instant that can be told apart.
    fileprivate var following: Timestamp { Timestamp(microseconds: microseconds + 1) }
}
