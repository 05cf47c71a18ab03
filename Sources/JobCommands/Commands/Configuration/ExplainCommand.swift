import ArgumentParser
import JSONTree
import JobDiagnostics
import JobValidation
import SourceMarks

/// `runner explain`
struct ExplainCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "A rule: what it finds, why, and a bad and a good example.",
        usage: "runner explain CODE | --all",
        discussion: """
            EXAMPLES:
              runner explain RJ204
              runner explain --all                   # every rule, a line each
            """)

    @OptionGroup(title: GlobalOptions.title) var global: GlobalOptions
    @Argument(help: "The rule's code.") var code: String?
    @Flag(help: "List all rules.") var all = false
    @Option(help: "How to print it.") var format: OutputFormat = .text

    func validate() throws {
        guard all != (code != nil) else { throw ValidationError("give a code, or --all") }
    }

    func run(in context: CommandContext) async throws -> CommandExit {
        if let code {
            let rule = try ExplainCommand.rule(code)
            switch format {
            case .json: context.output.line(JSONDocument.text(ExplainCommand.json(of: rule)))
            case .text: context.output.write(ExplainCommand.page(of: rule))
            }
        } else {
            list(in: context)
        }
        return .done
    }

    private static func rule(_ code: String) throws -> RuleDescription {
        let wanted = code.uppercased()
        if let rule = RuleBook.pages.first(where: { $0.code.rawValue == wanted }) { return rule }
        let near = Suggestion.closest(to: wanted, among: RuleBook.pages.map(\.code.rawValue))
        throw CommandFailure(
            .findings, code: "unknown_rule", "there is no rule \(code)",
            help: near.map { "did you mean \($0)?" } ?? "`runner explain --all` lists them")
    }

    private func list(in context: CommandContext) {
        switch format {
        case .json:
            let rules = RuleBook.pages.map { JSONValue.object(ExplainCommand.json(of: $0)) }
            context.output.line(JSONDocument.text(["rules": .array(rules)]))
        case .text:
            var table = TextTable(["code", "severity", "what"])
            for rule in RuleBook.pages { table.add([rule.code.rawValue, rule.severity.rawValue, rule.title]) }
            context.output.write(table.text)
        }
    }

    private static func json(of rule: RuleDescription) -> JSONObject {
        [
            "code": .string(rule.code.rawValue), "severity": .string(rule.severity.rawValue),
            "title": .string(rule.title), "why": .string(rule.why), "bad": .string(rule.badExample),
            "good": .string(rule.goodExample),
        ]
    }

    private static func page(of rule: RuleDescription) -> String {
        """
        \(rule.code) (\(rule.severity.rawValue)): \(rule.title)

        \(WrappedText.text(rule.why, columns: 80))

        Wrong:

        \(indented(rule.badExample))

        Right:

        \(indented(rule.goodExample))

        """
    }

    private static func indented(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    " + $0 }
            .joined(separator: "\n")
    }
}
