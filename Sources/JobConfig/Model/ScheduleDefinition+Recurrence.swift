package import JobTime

extension ScheduleDefinition {
    /// The schedule's runs in a zone.
    ///
    /// - Parameter rules: the fixed zone's, or those of the users at hand. Dates in `from` and `until` begin in the
    ///   fixed zone, else in UTC; `every` is counted from `from`.
    package func recurrence(in rules: ZoneRules) -> Recurrence {
        let boundRules: ZoneRules
        switch zone.value {
        case .fixed: boundRules = rules
        case .eachUser: boundRules = .utc
        }
        let start = from?.value.instant(in: boundRules)
        var trigger = trigger.value.trigger
        if case .every(let interval, _) = trigger, let start {
            trigger = .every(interval: interval, anchor: start)
        }
        return Recurrence(
            trigger: trigger, rules: rules, dst: dst.value, from: start, until: until?.value.instant(in: boundRules))
    }
}
