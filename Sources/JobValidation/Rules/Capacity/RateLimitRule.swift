import JobConfig
import JobDiagnostics
import JobModel
import JobScheduling

/// Schedules that enqueue more than a rate limit lets out.
struct RateLimitRule: Rule {
    static let page = RuleDescription(
        "RJ505", .warning, title: "schedules that enqueue faster than the rate limit lets out",
        why: """
            The jobs of these schedules alone are more than `rate_limit` of their queue starts, so the queue only grows. \
            Each schedule is counted with the shortest time between two slots. Per-user schedules are left out, as nobody \
            knows here how many users there are, and so are limits of `scope: node`.
            """,
        badExample: """
            version: 1
            queues: { default: { concurrency: 10, rate_limit: { max: 1, per: 1h } } }
            jobs:
              send_digest: {}
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, every: 10m }
            """,
        goodExample: """
            version: 1
            queues: { default: { concurrency: 10, rate_limit: { max: 60, per: 1h } } }
            jobs:
              send_digest: {}
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, every: 10m }
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        let limited = context.configuration.queues.filter { $0.rateLimit?.value.perNode == false }
        guard !limited.isEmpty else { return [] }
        let names = Set(limited.map(\.name.value))
        var perHour: [String: Double] = [:]
        for schedule in context.activeSchedules where !schedule.isPerUser {
            guard let queue = context.configuration.job(schedule.job.value)?.queue.value, names.contains(queue),
                let period = schedule.trigger.value.trigger.shortestPeriod, period > .zero
            else { continue }
            perHour[queue, default: 0] += 3_600 / period.inSeconds
        }
        return limited.compactMap { queue in
            guard let limit = queue.rateLimit, !limit.isUnreadable, limit.value.per > .zero else { return nil }
            let allowed = Double(limit.value.max) * 3_600 / limit.value.per.inSeconds
            guard let wanted = perHour[queue.name.value], wanted > allowed else { return nil }
            return finding(
                "schedules put up to \(Self.count(wanted)) jobs an hour into \"\(queue.name.value)\", which starts at most \(Self.count(allowed))",
                at: limit.location, help: "raise the limit, or fire less often")
        }
    }

    /// Whole, or with one decimal below ten.
    private static func count(_ number: Double) -> String {
        number < 10 && number != number.rounded()
            ? String((number * 10).rounded() / 10) : String(Int(min(number.rounded(), 1e15)))
    }
}
