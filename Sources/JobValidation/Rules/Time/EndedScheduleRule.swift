import JobConfig
import JobDiagnostics
import JobTime

/// A schedule whose last slot has passed.
struct EndedScheduleRule: Rule {
    static let page = RuleDescription(
        "RJ224", .note, title: "a schedule whose last slot has passed",
        why: """
            No slot is left before `until`, so the schedule can be removed. It is a note, because files must not go bad by \
            the passing of time.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "06:00", until: 2020-01-01 }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "06:00", until: 2199-01-01 }
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        context.activeSchedules.compactMap { schedule in
            guard let until = schedule.until, !until.isUnreadable, !schedule.zone.isUnreadable else { return nil }
            let recurrence = context.recurrence(of: schedule, in: context.calendar(of: schedule))
            guard recurrence.next(after: context.now) == nil, let last = recurrence.previous(before: context.now) else {
                return nil
            }
            return finding(
                "the last slot of \"\(schedule.id.value)\" was on \(last.date)", at: until.location,
                help: "remove the schedule, or move until")
        }
    }
}
