import JobConfig
import JobDiagnostics

/// A schedule fills a queue that the files pause.
struct PausedQueueRule: Rule {
    static let page = RuleDescription(
        "RJ309", .warning, title: "a schedule that fills a paused queue",
        why: """
            The schedule goes on enqueueing while `paused: true` keeps every job of the queue waiting, so the jobs pile \
            up and all start when the pause ends. Switch the schedule off for as long. A pause by `runner queues pause` \
            is not seen here.
            """,
        badExample: """
            version: 1
            queues: { default: { concurrency: 10, paused: true } }
            jobs:
              send_digest: {}
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "06:00" }
            """,
        goodExample: """
            version: 1
            queues: { default: { concurrency: 10, paused: true } }
            jobs:
              send_digest: {}
            # schedules.yaml
            version: 1
            schedules:
              digest: { job: send_digest, at: "06:00", enabled: false }
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        context.activeSchedules.compactMap { schedule in
            guard let job = context.configuration.job(schedule.job.value),
                let queue = context.configuration.queue(job.queue.value), queue.paused.value
            else { return nil }
            return finding(
                "the queue \"\(queue.name.value)\" of this schedule's job is paused, so its jobs pile up",
                at: schedule.id.location, help: "write enabled: false while the queue is paused",
                related: [.init("paused here", at: queue.paused.location)])
        }
    }
}
