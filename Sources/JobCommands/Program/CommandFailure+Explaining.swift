import ArgumentParser
import JobRuntime
import JobSQL
import JobStore

extension CommandFailure {
    /// Puts any error that is not yet one of ours into the same form.
    init(explaining error: any Error, line: CommandLineText) {
        switch error {
        case let error as SQLError:
            self.init(
                .unreachable, code: "store_failed", "the store cannot be used: \(error)",
                help: "`runner doctor` looks it over")
        case let error as StoreError:
            self.init(
                error.code == .schema ? .unreachable : .findings,
                code: error.code == .schema ? "store_schema" : "refused", error.message, help: error.help)
        case let error as ScheduleTrouble:
            self.init(.findings, code: "schedule_failed", error.description)
        case is CancellationError:
            self.init(.findings, code: "cancelled", "cancelled")
        case _ where RunnerRoot.exitCode(for: error) == .validationFailure:
            self.init(usage: error, line: line)
        default:
            self.init(
                .fault, code: "internal", "internal fault: \(error)", help: "please report this with the command line")
        }
    }

    /// What the parser does not understand.
    private init(usage error: any Error, line: CommandLineText) {
        let command = line.path.joined(separator: " ")
        if let (word, meant) = line.unknownCommand {
            self.init(
                .usage, code: "usage", "there is no command \"\(command) \(word)\"",
                help: meant.map { "did you mean `\(command) \($0)`?" } ?? "`\(command) --help` lists them")
        } else {
            let message = RunnerRoot.message(for: error)
            self.init(
                .usage, code: "usage", message.prefix(1).lowercased() + message.dropFirst(),
                help: "see `\(command) --help`")
        }
    }
}
