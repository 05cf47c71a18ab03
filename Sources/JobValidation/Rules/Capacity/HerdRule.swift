import JobConfig
import JobDiagnostics
import JobTime

/// Many schedules that fire in the same second.
struct HerdRule: Rule {
    static let page = RuleDescription(
        "RJ500", .warning, title: "many schedules in the same second",
        why: """
            From 10 schedules on that fire in one second, all of them hit the store and the queues together while the \
            other 59 minutes are idle. The first 200 slots of each schedule within the next 35 days are compared (fewer, if \
            there are thousands of schedules). Per-user schedules are not counted, since `spread` is for them; schedules \
            that have a `spread` are not counted either.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest_1: { job: send_digest, cron: "0 * * * *", args: { part: 1 } }
              digest_2: { job: send_digest, cron: "0 * * * *", args: { part: 2 } }
              digest_3: { job: send_digest, cron: "0 * * * *", args: { part: 3 } }
              digest_4: { job: send_digest, cron: "0 * * * *", args: { part: 4 } }
              digest_5: { job: send_digest, cron: "0 * * * *", args: { part: 5 } }
              digest_6: { job: send_digest, cron: "0 * * * *", args: { part: 6 } }
              digest_7: { job: send_digest, cron: "0 * * * *", args: { part: 7 } }
              digest_8: { job: send_digest, cron: "0 * * * *", args: { part: 8 } }
              digest_9: { job: send_digest, cron: "0 * * * *", args: { part: 9 } }
              digest_10: { job: send_digest, cron: "0 * * * *", args: { part: 10 } }
            """,
        goodExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest_1: { job: send_digest, cron: "0 * * * *", args: { part: 1 } }
              digest_2: { job: send_digest, cron: "6 * * * *", args: { part: 2 } }
              digest_3: { job: send_digest, cron: "12 * * * *", args: { part: 3 } }
              digest_4: { job: send_digest, cron: "18 * * * *", args: { part: 4 } }
              digest_5: { job: send_digest, cron: "24 * * * *", args: { part: 5 } }
              digest_6: { job: send_digest, cron: "30 * * * *", args: { part: 6 } }
              digest_7: { job: send_digest, cron: "36 * * * *", args: { part: 7 } }
              digest_8: { job: send_digest, cron: "42 * * * *", args: { part: 8 } }
              digest_9: { job: send_digest, cron: "48 * * * *", args: { part: 9 } }
              digest_10: { job: send_digest, cron: "54 * * * *", args: { part: 10 } }
            """)

    private static let leastHerd = 10
    private static let mostSlots = 200
    private static let mostSlotsOfAll = 100_000
    private static let horizon = Duration.seconds(35 * 86_400)

    private struct Rhythm: Hashable {
        var trigger: Trigger
        var zone: ScheduleZone
        var from: ScheduleBound?
        var until: ScheduleBound?
    }

    func check(_ context: RuleContext) -> [Diagnostic] {
        var members: [Rhythm: [ScheduleDefinition]] = [:]
        var rhythms: [Rhythm] = []
        for schedule in context.activeSchedules where !schedule.isPerUser && (schedule.spread?.value ?? .zero) == .zero
        {
            let rhythm = Rhythm(
                trigger: schedule.trigger.value.trigger, zone: schedule.zone.value, from: schedule.from?.value,
                until: schedule.until?.value)
            if members[rhythm] == nil { rhythms.append(rhythm) }
            members[rhythm, default: []].append(schedule)
        }
        guard members.values.reduce(0, { $0 + $1.count }) >= Self.leastHerd else { return [] }

        var seconds: [Int64: [Rhythm]] = [:]
        let slots = max(10, min(Self.mostSlots, Self.mostSlotsOfAll / rhythms.count))
        for rhythm in rhythms {
            guard let schedule = members[rhythm]?.first, let rules = context.rules(of: schedule) else { continue }
            let window = context.now..<context.now.advanced(by: Self.horizon)
            for slot in context.recurrence(of: schedule, in: rules).occurrences(in: window).prefix(slots) {
                seconds[slot.instant.seconds, default: []].append(rhythm)
            }
        }
        let sizes = seconds.mapValues { met in Set(met).reduce(0) { $0 + (members[$1]?.count ?? 0) } }
        guard let worst = sizes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }), worst.value >= Self.leastHerd
        else {
            return []
        }
        let herd = Set(Set(seconds[worst.key] ?? []).flatMap { (members[$0] ?? []).map(\.id.value) })
        let ids = context.activeSchedules.filter { herd.contains($0.id.value) }
        guard let first = ids.first else { return [] }
        let when = Timestamp(seconds: worst.key)
        return [
            finding(
                "\(worst.value) schedules fire in the same second, next at \(when)", at: first.trigger.location,
                help: "move some to other minutes: \(Alternatives.list(ids.map(\.id.value)))")
        ]
    }
}
