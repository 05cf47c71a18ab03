import JobConfig
import JobDiagnostics
import JobModel
import JobScheduling

/// A job that goes on retrying while its schedule waits for it.
struct RetryHorizonRule: Rule {
    static let page = RuleDescription(
        "RJ400", .warning, title: "retries that outlast the schedule's interval and hold it up",
        why: """
            With `if_running: skip` or `queue_one` a schedule waits until its last job has ended, and a job between two \
            retries has not ended. One that keeps failing then holds the schedule up until its last attempt. The sum of \
            the policy's delays is compared with the shortest time between two slots. With `if_running: allow` nothing is \
            held up, and nothing is said.
            """,
        badExample: """
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, cron: "@hourly", if_running: skip }
            """,
        goodExample: """
            version: 1
            queues: { default: { concurrency: 10 } }
            retry_policies:
              quick: { max_attempts: 5, backoff: { curve: constant, base: 5m } }
            jobs:
              send_digest: { retry: quick }
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, cron: "@hourly", if_running: skip }
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        context.activeSchedules.compactMap { schedule in
            guard schedule.ifRunning.value != .allow, !schedule.ifRunning.isUnreadable,
                let job = context.configuration.job(schedule.job.value), !job.retry.isUnreadable,
                let period = schedule.trigger.value.trigger.shortestPeriod
            else { return nil }
            let definition = context.configuration.retryPolicy(job.retry.value)
            guard definition?.policy.isUnreadable != true,
                definition != nil || job.retry.value == RetryPolicyDefinition.builtIn
            else { return nil }
            let horizon = (definition?.policy.value ?? .river).horizon
            guard horizon > period else { return nil }
            return finding(
                "a failing job is retried for \(horizon.roughText) and holds up this schedule, whose slots may come after "
                    + period.text,
                at: schedule.ifRunning.location,
                help: "give the job a retry policy that ends within \(period.text), or write if_running: allow",
                related: definition.flatMap {
                    $0.name.isDefault ? nil : [.init("the retry policy", at: $0.name.location)]
                } ?? [])
        }
    }
}

extension RetryPolicy {
    /// From the first failure to the last attempt, without jitter and without the attempts' own time.
    var horizon: Duration {
        (1..<max(1, maxAttempts)).reduce(.zero) { $0 + backoff.baseDelay(afterFailure: $1) }
    }
}
