import JobTime

/// The next day on which a trigger meets a change of the clocks.
struct ClockChange {
    /// The nominal local date.
    let date: CivilDate
    /// The nominal local time.
    let time: CivilTime
    /// Where the default policy puts the run.
    let instant: Timestamp
    /// Seconds east of UTC at that instant.
    let offset: Int

    /// Changes looked at: ten years of two a year.
    private static let mostTransitions = 20

    /// The next run that a change of the clocks affects in one of these ways; nil if none does in the next years.
    static func next(for recurrence: Recurrence, after now: Timestamp, reason: OccurrenceReason) -> ClockChange? {
        let isForward = reason == .gap
        var instant = now.seconds
        for _ in 0..<mostTransitions {
            guard let transition = recurrence.rules.nextTransition(after: instant) else { return nil }
            instant = transition.instant
            guard transition.shift != 0, (transition.shift > 0) == isForward else { continue }
            let last = CivilDateTime(secondsSinceEpoch: instant - 1 + Int64(transition.before.seconds)).date
            let first = CivilDateTime(secondsSinceEpoch: instant + Int64(transition.after.seconds)).date
            for date in Set([last, first]).sorted() {
                let met = recurrence.occurrences(on: date).first { $0.reason == reason && $0.instant > now }
                if let met, let time = nominalTime(of: met, recurrence) {
                    return ClockChange(date: met.date, time: time, instant: met.instant, offset: met.zoneOffset)
                }
            }
        }
        return nil
    }

    private static func nominalTime(of occurrence: Occurrence, _ recurrence: Recurrence) -> CivilTime? {
        if let time = occurrence.time { return time }
        guard case .daily(let rule) = recurrence.trigger else { return nil }
        return rule.times.first
    }

    /// The clock's time of the run with its offset: `03:00-04:00`.
    var clockText: String {
        let text = instant.rfc3339(offset: offset)
        return String(text.dropFirst(11))
    }

    /// The nominal time, without seconds if there are none.
    var timeText: String { String(time.second == 0 ? time.description.prefix(5) : time.description.prefix(8)) }
}
