import JobConfig
import JobDiagnostics
import JobModel
import JobPlugin

/// A handler whose arguments nobody can read off.
struct UnreadableArgumentsRule: Rule {
    static let page = RuleDescription(
        "RJ706", .note, title: "a handler whose arguments cannot be compared",
        why: """
            The handler's Swift type does not tell what it decodes, for instance because it decodes by hand. The declared \
            `args` are then taken at their word. The type can declare `static var argumentShape`.
            """,
        badExample: """
            version: 1
            jobs:
              import_file: { args: { path: string } }
            """,
        goodExample: """
            version: 1
            jobs:
              import_file: {}
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        context.configuration.jobs.compactMap { job in
            guard let declared = job.arguments, job.handler == nil,
                let handler = context.registry.handler(for: JobKind(job.kind.value)), handler.arguments == nil
            else { return nil }
            return finding(
                "the handler of \"\(job.kind.value)\" does not tell what it decodes, so args are not compared",
                at: declared.location, help: "declare static var argumentShape in its type")
        }
    }
}
