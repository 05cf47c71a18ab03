import JobConfig
import JobDiagnostics
import JobModel
import JobPlugin

/// A kind with a handler in the file and another in a plugin.
struct TwoHandlersRule: Rule {
    static let page = RuleDescription(
        "RJ711", .warning, title: "a kind with two handlers",
        why: """
            The file gives the kind a program or URL, and a linked plugin works it too. Only one of them can; remove the \
            one that is not meant.
            """,
        badExample: """
            version: 1
            jobs:
              send_digest: { handler: { http: { url: "https://mail.example/jobs" } } }
            """,
        goodExample: """
            version: 1
            jobs:
              send_digest: {}
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        context.configuration.jobs.compactMap { job in
            guard let handler = job.handler,
                let plugin = context.registry.plugin(working: JobKind(job.kind.value))
            else { return nil }
            return finding(
                "the plugin \"\(plugin)\" works \"\(job.kind.value)\" already", at: handler.location,
                help: "remove handler, or rename the kind")
        }
    }
}
