import JobConfig
import JobDiagnostics

/// A queue that no job names.
struct UnusedQueueRule: Rule {
    static let page = RuleDescription(
        "RJ305", .note, title: "a queue that no job uses",
        why: """
            Nothing here puts jobs into it. That is no fault, as other programs and `runner enqueue --queue` may, so it is \
            only a note. The queue of `defaults` counts as used.
            """,
        badExample: """
            version: 1
            queues:
              default: { concurrency: 10 }
              mailers: { concurrency: 5 }
            jobs:
              send_digest: {}
            """,
        goodExample: """
            version: 1
            queues:
              default: { concurrency: 10 }
              mailers: { concurrency: 5 }
            jobs:
              send_digest: { queue: mailers }
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        let configuration = context.configuration
        guard !configuration.unreadable.contains(.jobs) else { return [] }
        let names = configuration.queues.map(\.name)
        let used = Alternatives.meant(
            by: configuration.jobs.map(\.queue.value) + [configuration.defaults.queue.value],
            among: names.map(\.value))
        return names.filter { !$0.isDefault && !$0.isUnreadable && !used.contains($0.value) }.map { name in
            finding("no job uses the queue \"\(name.value)\"", at: name.location)
        }
    }
}
