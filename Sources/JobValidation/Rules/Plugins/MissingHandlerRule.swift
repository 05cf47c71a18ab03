import JobConfig
import JobDiagnostics
import JobModel
import JobPlugin
import SourceMarks

/// A kind that nobody works.
struct MissingHandlerRule: Rule {
    static let page = RuleDescription(
        "RJ702", .warning, title: "a kind without a handler",
        why: """
            No linked plugin works this kind, and the file gives it no `handler`, so its jobs stay `available` until a \
            program that does comes. It is a warning and no error, since another program may share the store.
            """,
        badExample: """
            version: 1
            jobs:
              send_postcard: {}
            """,
        goodExample: """
            version: 1
            jobs:
              send_postcard: { handler: { http: { url: "https://post.example/jobs" } } }
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        let known = context.registry.plugins.flatMap { $0.handlers.map(\.kind.rawValue) }
        let declared = Set(context.configuration.jobs.map(\.kind.value))
        let free = KnownNames(known.filter { !declared.contains($0) })
        var budget = KnownNames.standardBudget
        return context.configuration.jobs.compactMap { job in
            guard job.handler == nil, !job.kind.isUnreadable,
                context.registry.handler(for: JobKind(job.kind.value)) == nil
            else { return nil }
            let meant = free.closest(to: job.kind.value, budget: &budget)
            return finding(
                "no linked plugin works \"\(job.kind.value)\"", at: job.kind.location,
                help: meant.map { "did you mean \"\($0)\"?" } ?? "link a plugin that does, or give it a handler")
        }
    }
}
