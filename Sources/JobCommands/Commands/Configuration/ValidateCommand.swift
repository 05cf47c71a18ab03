import ArgumentParser
import JSONTree
import JobConfig
import JobDiagnostics
import JobValidation

/// `runner validate`
struct ValidateCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate", abstract: "Every problem of both files, with its place, its code and how to mend it.",
        usage: "runner validate [options]",
        discussion: """
            Checks the files and each of their environments, with --env only that one.
            Opens no store. Exit code 1 with errors, or with warnings under --strict.

            EXAMPLES:
              runner validate
              runner validate -c deploy/production --strict
              runner validate --format github        # annotations for a pull request
              runner validate --format sarif > runner.sarif
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, sarif, github
    }

    @OptionGroup(title: GlobalOptions.title) var global: GlobalOptions
    @Flag(help: "Warnings fail, too.") var strict = false
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("At most this many findings as text; 0 for all.", valueName: "n"))
    var maxProblems = 100
    @Option(help: "How to print it.") var format: Format = .text

    func validate() throws {
        guard maxProblems >= 0 else { throw ValidationError("--max-problems takes 0 or more") }
    }

    func run(in context: CommandContext) async throws -> CommandExit {
        let loader = WorkspaceLoader(global: global, context: context)
        let check = loader.check()
        if check.reading.base != nil { try loader.checkEnvironment(of: check.reading) }
        let report = loader.environment == nil ? check.report : check.report.filtered(loader.concerns)
        switch format {
        case .text: show(report, in: context)
        case .json:
            var document = JSONRenderer().render(report).object ?? [:]
            document["environment"] = JSONValue(loader.environment)
            context.output.line(JSONValue.object(document).prettyText)
        case .sarif:
            context.output.line(
                SARIFRenderer(rules: RuleBook.pages, version: RunnerVersion.current).render(report).prettyText)
        case .github: context.output.write(GitHubRenderer().render(report))
        }
        return report.errors > 0 || (strict && report.warnings > 0) ? .findings : .done
    }

    private func show(_ report: DiagnosticReport, in context: CommandContext) {
        let isQuiet = global.quiet && report.errors == 0 && !(strict && report.warnings > 0)
        guard !isQuiet else { return }
        let renderer = TextRenderer(
            isColored: context.output.usesColor(global, context),
            maximumFindings: maxProblems > 0 ? maxProblems : .max)
        context.output.write(renderer.render(report))
    }
}
