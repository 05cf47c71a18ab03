import ArgumentParser
import SourceMarks

/// A command line as typed, before and beside its parsing: what an error's message needs to know of it.
struct CommandLineText: Sendable {
    private let arguments: [String]
    /// The names of the command and the commands above it, `runner` first.
    let path: [String]
    /// What the command's subcommands are called; none if it does something itself.
    private let subcommands: [String]
    /// The first argument behind the path.
    private let next: String?

    init(_ arguments: [String]) {
        self.arguments = arguments
        var command: any ParsableCommand.Type = RunnerRoot.self
        var path = ["runner"]
        var rest = arguments[...]
        while let name = rest.first, let found = command.subcommand(named: name) {
            command = found
            path.append(name)
            rest.removeFirst()
        }
        self.path = path
        subcommands = command.configuration.subcommands.compactMap { $0.configuration.commandName }
        next = rest.first
    }

    /// Whether errors are to be JSON, too.
    var wantsJSON: Bool {
        arguments.contains("--format=json")
            || zip(arguments, arguments.dropFirst()).contains { $0 == "--format" && $1 == "json" }
    }

    /// A word where a subcommand was to be, with the name that may have been meant.
    var unknownCommand: (word: String, meant: String?)? {
        guard let next, !subcommands.isEmpty, !next.hasPrefix("-") else { return nil }
        return (next, Suggestion.closest(to: next, among: subcommands))
    }
}

extension ParsableCommand {
    fileprivate static func subcommand(named name: String) -> (any ParsableCommand.Type)? {
        configuration.subcommands.first { $0.configuration.commandName == name }
    }
}
