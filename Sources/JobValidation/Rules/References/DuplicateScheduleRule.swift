import JobConfig
import JobDiagnostics
import JobTime

/// Two schedules that enqueue the same jobs at the same times.
struct DuplicateScheduleRule: Rule {
    static let page = RuleDescription(
        "RJ307", .warning, title: "two schedules that do the same",
        why: """
            Both enqueue the same kind with the same arguments at the same times, so each job comes twice. Trigger, zone, \
            arguments, `from` and `until` are compared; schedules that are switched off are left out.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "06:00" }
              morning_digest: { job: send_digest, at: "06:00" }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "06:00" }
              evening_digest: { job: send_digest, at: "18:00" }
            """)

    private struct Work: Hashable {
        var job: String
        var trigger: Trigger
        var zone: ScheduleZone
        var arguments: ArgumentTemplate
        var from: ScheduleBound?
        var until: ScheduleBound?
    }

    func check(_ context: RuleContext) -> [Diagnostic] {
        var first: [Work: ScheduleDefinition] = [:]
        var found: [Diagnostic] = []
        for schedule in context.activeSchedules where !schedule.zone.isUnreadable && !schedule.arguments.isUnreadable {
            let work = Work(
                job: schedule.job.value, trigger: schedule.trigger.value.trigger, zone: schedule.zone.value,
                arguments: schedule.arguments.value, from: schedule.from?.value, until: schedule.until?.value)
            guard let earlier = first[work] else {
                first[work] = schedule
                continue
            }
            found.append(
                finding(
                    "schedule \"\(schedule.id.value)\" does the same as \"\(earlier.id.value)\"",
                    at: schedule.id.location, help: "remove one of them",
                    related: [.init("the other one", at: earlier.id.location)]))
        }
        return found
    }
}
