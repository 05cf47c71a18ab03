import ArgumentParser
import JSONTree
import JobStore

/// `runner doctor`
struct DoctorCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Looks over store, clocks, time zone data, versions and limits.",
        usage: "runner doctor [options]",
        discussion: """
            Exit code 1 if something is wrong, 3 if the store cannot be reached.

            EXAMPLES:
              runner doctor
              runner doctor --format json
            """)

    @OptionGroup(title: GlobalOptions.title) var global: GlobalOptions
    @Option(help: "How to print it.") var format: OutputFormat = .text

    func run(in context: CommandContext) async throws -> CommandExit {
        let examination = await Examination(global: global, context: context).run()
        switch format {
        case .json:
            context.output.line(
                JSONDocument.text([
                    "checks": .array(examination.map { .object($0.json) }),
                    "ok": .boolean(examination.allSatisfy { $0.verdict != .bad }),
                ]))
        case .text:
            let width = examination.map(\.name.count).max() ?? 0
            for check in examination {
                let name = check.name + String(repeating: " ", count: width - check.name.count)
                context.output.line("\(check.verdict.word)  \(name)  \(check.finding)")
                if let help = check.help { context.output.line("      \(String(repeating: " ", count: width))\(help)") }
            }
        }
        if examination.contains(where: \.isStoreUnreachable) { return .unreachable }
        return examination.contains { $0.verdict == .bad } ? .findings : .done
    }
}
