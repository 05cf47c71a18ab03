import JobConfig
import JobDiagnostics

/// A job, or the defaults, name a queue that is not defined.
struct UnknownQueueRule: Rule {
    static let page = RuleDescription(
        "RJ300", .error, title: "a queue that is not defined",
        why: """
            A job whose queue no node works would wait for ever, so each queue that a job names must stand under `queues`. \
            The queue of `defaults` must stand there if some job has no queue of its own. It is reported once, where it \
            is written.
            """,
        badExample: """
            version: 1
            queues: { mailers: { concurrency: 5 } }
            jobs:
              send_digest: { queue: mailer }
            """,
        goodExample: """
            version: 1
            queues: { mailers: { concurrency: 5 } }
            jobs:
              send_digest: { queue: mailers }
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        let configuration = context.configuration
        guard !configuration.unreadable.contains(.queues) else { return [] }
        var queues = Alternatives(configuration.queues.map(\.name.value))
        var found: [Diagnostic] = []
        for job in configuration.jobs where !job.queue.isDefault {
            found += unknown(job.queue, configuration, &queues)
        }
        guard let heir = configuration.jobs.first(where: \.queue.isDefault) else { return found }
        var queue = configuration.defaults.queue
        if queue.isDefault { queue.location = heir.kind.location }
        return found + unknown(queue, configuration, &queues)
    }

    private func unknown(
        _ queue: Marked<String>, _ configuration: Configuration, _ queues: inout Alternatives
    ) -> [Diagnostic] {
        guard !queue.isUnreadable, configuration.queue(queue.value) == nil else { return [] }
<<<<<<< HEAD
=======
        // A queue whose name cannot be is meant all the same, and reported where it is defined.
        let broken = configuration.queues.map(\.name).filter(\.isUnreadable)
        guard !broken.contains(where: { $0.value.lowercased() == queue.value.lowercased() }) else { return [] }
        let names = configuration.queues.map(\.name).filter { !$0.isUnreadable }.map(\.value)
>>>>>>> 36796566258f0cb2e612c559adf015dacdc898f2
        let because = queue.isDefault ? ", the queue of jobs that name none" : ""
        return [
            finding(
                "there is no queue \"\(queue.value)\"\(because)", at: queue.location,
                help: queues.help(for: queue.value))
        ]
    }
}
