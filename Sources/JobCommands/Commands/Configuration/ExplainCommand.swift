import ArgumentParser
import JobDiagnostics
import JobValidation
import SourceMarks

/// `runner explain`
struct ExplainCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "A rule: what it finds, why, and a bad and a good example.",
        discussion: """
            EXAMPLES:
              runner explain RJ204
              runner explain --all        every rule, a line each
            """)

    @OptionGroup var global: GlobalOptions
    @Argument(help: "The rule's code.") var code: String?
    @Flag(help: "List all rules.") var all = false

    func validate() throws {
        guard all != (code != nil) else { throw ValidationError("give a code, or --all") }
    }

    func run(in context: CommandContext) async throws -> CommandExit {
        guard let code else {
            var table = TextTable(["code", "severity", "what"])
            for rule in RuleBook.descriptions { table.add([rule.code.rawValue, rule.severity.rawValue, rule.title]) }
            context.output.write(table.text)
            return .done
        }
        let wanted = code.uppercased()
        guard let rule = RuleBook.descriptions.first(where: { $0.code.rawValue == wanted }) else {
            let near = Suggestion.closest(to: wanted, among: RuleBook.descriptions.map(\.code.rawValue))
            throw CommandFailure(
                .findings, code: "unknown_rule", "there is no rule \(code)",
                help: near.map { "did you mean \($0)? " } ?? "`runner explain --all` lists them")
        }
        context.output.write(ExplainCommand.page(of: rule))
        return .done
    }

    private static func page(of rule: RuleDescription) -> String {
        func indented(_ text: String) -> String {
            text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    " + $0 }
                .joined(separator: "\n")
        }
        return """
            \(rule.code) (\(rule.severity.rawValue)): \(rule.title)

            \(rule.why)

            Wrong:

            \(indented(rule.badExample))

            Right:

            \(indented(rule.goodExample))

            """
    }
}
