import ArgumentParser
import JobDiagnostics
import JobValidation

/// `runner validate`
struct ValidateCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate", abstract: "Every problem of both files, with its place, its code and how to mend it.",
        discussion: """
            Opens no store. Exit code 0 without errors, 1 with errors, or with warnings under --strict.

            EXAMPLES:
              runner validate
              runner validate -c deploy/production --strict
              runner validate --format github        annotations for a pull request
              runner validate --format sarif > runner.sarif
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, sarif, github
    }

    @OptionGroup var global: GlobalOptions
    @Flag(help: "Warnings fail, too.") var strict = false
    @Option(help: "At most this many findings as text; 0 for all.") var maxProblems = 100
    @Option(help: "text, json, sarif or github.") var format: Format = .text

    func run(in context: CommandContext) async throws -> CommandExit {
        let report = WorkspaceLoader(global: global, context: context).check().report
        switch format {
        case .text: show(report, in: context)
        case .json: context.output.line(JSONRenderer().render(report).prettyText)
        case .sarif:
            context.output.line(
                SARIFRenderer(rules: RuleBook.descriptions, version: RunnerVersion.current).render(report).prettyText)
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
