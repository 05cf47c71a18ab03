import JobConfig
import JobDiagnostics

/// An `exec` handler whose program does not exist.
struct MissingProgramRule: Rule {
    static let page = RuleDescription(
        "RJ710", .warning, title: "a program that does not exist",
        why: """
            The first word of `exec` is the program, run in the files' folder without a shell. With a `/` in it, it is a \
            path, and nothing is there. A name without `/` is looked for in PATH when the job runs, and not here. It is a \
            warning, since nodes may have what this machine does not. Only the path's existence is looked at; nothing is run.
            """,
        badExample: """
            version: 1
            jobs:
              locate: { handler: { exec: [./bin/no-such-program, --json] } }
            """,
        goodExample: """
            version: 1
            jobs:
              locate: { handler: { exec: [locate, --json] } }
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        guard let exists = context.fileExists else { return [] }
        return context.configuration.jobs.compactMap { job in
            guard let handler = job.handler, !handler.isUnreadable, case .exec(let command, _) = handler.value,
                let program = command.first, program.contains("/"), !exists(program)
            else { return nil }
            return finding(
                "there is no program \"\(program)\"", at: handler.location, help: "paths start in the files' folder")
        }
    }
}
