import JobConfig
import JobDiagnostics
import JobTime

/// A per-user schedule at an hour at which clocks change somewhere.
struct UserClockChangeRule: Rule {
    static let page = RuleDescription(
        "RJ227", .note, title: "a time at which many users' clocks change",
        why: """
            Nearly all zones change their clocks between 00:00 and 03:59 local time: a per-user schedule in these hours \
            meets days, a different one for each zone, on which its time does not exist or comes twice. At 06:00 that has \
            happened on three days since 2010. Nothing is said where `dst` is written.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest:
                job: send_receipt
                at: "02:30"
                timezone: { each: user, audience: readers }
                args: { user_id: "{{user.id}}" }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest:
                job: send_receipt
                at: "06:00"
                timezone: { each: user, audience: readers }
                args: { user_id: "{{user.id}}" }
            """)

    /// Slots looked at: more than a day of every minute is not fixed times.
    private static let mostSlots = 48

    func check(_ context: RuleContext) -> [Diagnostic] {
        context.activeSchedules.compactMap { schedule in
            guard schedule.isPerUser, schedule.dst.isDefault, !schedule.trigger.value.trigger.hasNoNominalTimes,
                let time = earlyTime(of: context.recurrence(of: schedule, in: .utc))
            else { return nil }
            return finding(
                "at \(time) the clocks of many zones change: some users have a day without it, or with it twice",
                at: schedule.trigger.location,
                help: "choose a time from 04:00 on, or write dst to confirm what happens")
        }
    }

    private func earlyTime(of recurrence: Recurrence) -> String? {
        var instant = Timestamp(seconds: 0)
        for _ in 0..<Self.mostSlots {
            guard let slot = recurrence.next(after: instant) else { return nil }
            let local = CivilDateTime(secondsSinceEpoch: slot.instant.seconds)
            if local.time.hour < 4 { return String(local.time.description.prefix(5)) }
            instant = slot.instant
        }
        return nil
    }
}

extension Trigger {
    /// Whether it has no fixed local times: `every`, and cron expressions with a wildcard in minute or hour.
    var hasNoNominalTimes: Bool {
        switch self {
        case .every: true
        case .cron(let expression): expression.isWildcard
        case .daily: false
        }
    }
}
