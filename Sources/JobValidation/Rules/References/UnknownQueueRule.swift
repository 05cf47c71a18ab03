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

    /// The names of the queues there are.
    private struct Names {
        var sound: Alternatives
        /// In lower case: a queue whose name cannot be is meant all the same, and reported where it is defined.
        let broken: Set<String>

        init(_ names: [Marked<String>]) {
            sound = Alternatives(names.filter { !$0.isUnreadable }.map(\.value))
            broken = Set(names.filter(\.isUnreadable).map { $0.value.lowercased() })
        }
    }

    func check(_ context: RuleContext) -> [Diagnostic] {
        let configuration = context.configuration
        guard !configuration.unreadable.contains(.queues) else { return [] }
        var queues = Names(configuration.queues.map(\.name))
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
        _ queue: Marked<String>, _ configuration: Configuration, _ queues: inout Names
    ) -> [Diagnostic] {
        guard !queue.isUnreadable, configuration.queue(queue.value) == nil else { return [] }
        guard !queues.broken.contains(queue.value.lowercased()) else { return [] }
        let because = queue.isDefault ? ", the queue of jobs that name none" : ""
        return [
            finding(
                "there is no queue \"\(queue.value)\"\(because)", at: queue.location,
                help: queues.sound.help(for: queue.value))
        ]
    }
}
