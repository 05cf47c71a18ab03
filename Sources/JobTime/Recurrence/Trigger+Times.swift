extension Trigger {
    /// The nominal local times of a day, in seconds, ascending; none where there are no nominal times.
    package var secondsOfDay: [Int] {
        switch self {
        case .every: []
        case .cron(let expression): expression.isWildcard ? [] : expression.secondsOfDay
        case .daily(let rule): rule.secondsOfDay
        }
    }

    /// Whether its slots are nominal local dates and times, so that changes of the clocks need a rule.
    package var hasNominalTimes: Bool {
        switch self {
        case .daily: true
        case .cron(let expression): !expression.isWildcard
        case .every: false
        }
    }
}
