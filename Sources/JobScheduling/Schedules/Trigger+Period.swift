package import JobTime

extension Trigger {
    /// Slots looked at: over a year of a daily schedule, over a leap cycle of a monthly one.
    private static let sample = 400

    /// `every` counts from the schedule's `from`, if it has one; other triggers stay as they are.
    func anchored(at from: Timestamp?) -> Trigger {
        guard case .every(let interval, _) = self, let from else { return self }
        return .every(interval: interval, anchor: from)
    }

    /// The shortest time between two slots; nil if there are no two.
    ///
    /// Measured in UTC from the start of a fixed year, so that it belongs to the trigger and not to the day on which
    /// somebody asks.
    package var shortestPeriod: Duration? {
        if case .every(let interval, _) = self { return interval }
        let recurrence = Recurrence(trigger: self)
        let year2024 = Timestamp(seconds: 1_704_067_200)
        var last = recurrence.next(after: year2024.advanced(by: .microseconds(-1)))
        var shortest: Duration?
        for _ in 0..<Trigger.sample {
            guard let previous = last, let next = recurrence.next(after: previous.instant) else { break }
            let gap = next.instant.since(previous.instant)
            shortest = shortest.map { Swift.min($0, gap) } ?? gap
            last = next
        }
        return shortest
    }
}
