import JobConfig
import JobDiagnostics
import JobTime

/// No slot of a schedule lies between its `from` and `until`.
struct EmptyScheduleWindowRule: Rule {
    static let page = RuleDescription(
        "RJ223", .error, title: "a schedule without a slot between from and until",
        why: """
            The trigger does fire, but never from `from` (inclusive) to `until` (exclusive), so the schedule does nothing. \
            An expression that fires on no date at all is RJ204.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "06:00", month_days: [31], from: 2031-02-01, until: 2031-03-01 }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "06:00", month_days: [last], from: 2031-02-01, until: 2031-03-01 }
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        context.configuration.schedules.compactMap { schedule in
            guard !schedule.trigger.isUnreadable, !schedule.zone.isUnreadable, let from = schedule.from,
                let until = schedule.until, !from.isUnreadable, !until.isUnreadable
            else { return nil }
            let calendar = context.calendar(of: schedule)
            let start = from.value.instant(in: calendar)
            guard start < until.value.instant(in: calendar) else { return nil }
            let recurrence = context.recurrence(of: schedule, in: calendar)
            guard recurrence.next(after: start.advanced(by: .microseconds(-1))) == nil else { return nil }
            return finding(
                "this schedule never fires: no slot of \"\(schedule.trigger.value.text)\" lies between from and until",
                at: schedule.trigger.location,
                related: [.init("from here", at: from.location), .init("until here", at: until.location)])
        }
    }
}
