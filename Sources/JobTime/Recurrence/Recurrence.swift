/// A trigger in a zone, between two instants: the source of a schedule's runs.
///
/// Results depend on the arguments alone. They are ordered by instant, and for `a <= b <= c` those of `a..<b`
/// and `b..<c` are together those of `a..<c`.
package struct Recurrence: Sendable {
    /// What asks for runs.
    package let trigger: Trigger
    /// The zone whose clocks count.
    package let rules: ZoneRules
    /// What happens to fixed times when the clocks change.
    package let dst: DSTPolicy
    /// The first instant at which a run may be due, inclusive.
    package let from: Timestamp?
    /// The instant from which on none is due, exclusive.
    package let until: Timestamp?
    /// Made once, for it is asked often.
    private let source: any OccurrenceSource

    /// Creates a recurrence.
    package init(
        trigger: Trigger, rules: ZoneRules = .utc, dst: DSTPolicy = DSTPolicy(), from: Timestamp? = nil,
        until: Timestamp? = nil
    ) {
        self.trigger = trigger
        self.rules = rules
        self.dst = dst
        self.from = from
        self.until = until
        source =
            switch trigger {
            case .every(let interval, let anchor):
                IntervalSource(interval: interval, anchor: anchor, rules: rules)
            case .cron(let expression) where expression.isWildcard:
                ClockSource(pattern: expression, rules: rules)
            case .cron(let expression):
                NominalSource(pattern: expression, rules: rules, dst: dst)
            case .daily(let rule):
                NominalSource(pattern: rule, rules: rules, dst: dst)
            }
    }

    /// The first run due after an instant, or nil if none follows.
    package func next(after instant: Timestamp) -> Occurrence? {
        let first = max(from ?? Recurrence.calendar.lowerBound, Recurrence.calendar.lowerBound)
        let after = max(instant, Timestamp(microseconds: first.microseconds - 1))
        guard let found = source.next(after: after), isOpen(found.instant) else { return nil }
        return found
    }

    /// The last run due before an instant, or nil if none comes before.
    package func previous(before instant: Timestamp) -> Occurrence? {
        let end = min(until ?? Recurrence.calendar.upperBound, Recurrence.calendar.upperBound)
        guard let found = source.previous(before: min(instant, end)), isOpen(found.instant) else { return nil }
        return found
    }

    /// The runs due in a half-open range, in order, found as they are asked for.
    package func occurrences(in range: Range<Timestamp>) -> OccurrenceSequence {
        let lower = from.map { max($0, range.lowerBound) } ?? range.lowerBound
        let upper = until.map { min($0, range.upperBound) } ?? range.upperBound
        return OccurrenceSequence(
            source: source, range: (lower..<max(lower, upper)).clamped(to: Recurrence.calendar))
    }

    /// The runs of one nominal local date, in order; without nominal times, those while the clocks show that date.
    package func occurrences(on date: CivilDate) -> [Occurrence] {
        source.occurrences(on: date).filter { isOpen($0.instant) }
    }

    private static let calendar = SearchRange.timestamps

    private func isOpen(_ instant: Timestamp) -> Bool {
        guard Recurrence.calendar.contains(instant) else { return false }
        if let from, instant < from { return false }
        if let until, instant >= until { return false }
        return true
    }
}
