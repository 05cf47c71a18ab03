import ArgumentParser
import JSONTree
package import JobPlugin
import JobTime

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// The program: reads the arguments, runs the command, shows what went wrong.
package enum CommandLineProgram {
    /// Help is wrapped at the terminal's width, within reason.
    private static let helpWidths = 60...100
    private static let usualWidth = 80

    /// Runs this process's arguments and ends the process.
    package static func main(plugins: [any JobPlugin.Type]) async -> Never {
        // A reader that went away ends a write with an error instead of the process.
        signal(SIGPIPE, SIG_IGN)
        let context = CommandContext(
            plugins: plugins, environment: ProcessEnvironment.variables(), output: FileOutput(descriptor: 1),
            messages: FileOutput(descriptor: 2), readInput: StandardInput.readAll, now: SystemClock.now,
            random: { Double.random(in: 0...1) })
        let status = await run(Array(CommandLine.arguments.dropFirst()), in: context)
        exit(status.code)
    }

    /// Runs a command line.
    package static func run(_ arguments: [String], in context: CommandContext) async -> CommandExit {
        let arguments = LeadingOptions.moved(arguments)
        let line = CommandLineText(arguments)
        do {
            let command = try RunnerRoot.parseAsRoot(arguments)
            guard let command = command as? any RunnerCommand else { return try help(for: command) }
            return try await command.run(in: context)
        } catch let failure as CommandFailure {
            show(failure, asJSON: line.wantsJSON, in: context)
            return failure.exit
        } catch  where RunnerRoot.exitCode(for: error) == .success {
            // A request for help, the version or a completion script.
            let width = context.output.width ?? usualWidth
            let columns = min(max(width, helpWidths.lowerBound), helpWidths.upperBound)
            context.output.line(trimmed(RunnerRoot.fullMessage(for: error, columns: columns)))
            return .done
        } catch {
            let failure = CommandFailure(explaining: error, line: line)
            show(failure, asJSON: line.wantsJSON, in: context)
            return failure.exit
        }
    }

    /// What is wrong with a command line, found by parsing it only; nil if nothing is.
    package static func problem(parsing arguments: [String]) -> String? {
        do {
            _ = try RunnerRoot.parseAsRoot(arguments)
            return nil
        } catch {
            return RunnerRoot.exitCode(for: error) == .success ? nil : RunnerRoot.message(for: error)
        }
    }

    /// The names of every command and the commands above it, without `runner`.
    package static var commands: [[String]] { commands(below: RunnerRoot.self, at: []) }

    private static func commands(below command: any ParsableCommand.Type, at path: [String]) -> [[String]] {
        command.configuration.subcommands.reduce(into: []) { commands, subcommand in
            let name = path + [subcommand.configuration.commandName ?? ""]
            commands.append(name)
            commands += Self.commands(below: subcommand, at: name)
        }
    }

    /// A command with subcommands only, or the parser's own `help`: both say what there is.
    private static func help(for command: any ParsableCommand) throws -> CommandExit {
        var command = command
        try command.run()
        return .done
    }

    private static func trimmed(_ text: String) -> String {
        text.lastIndex { !$0.isNewline }.map { String(text[...$0]) } ?? ""
    }

    private static func show(_ failure: CommandFailure, asJSON: Bool, in context: CommandContext) {
        if asJSON {
            context.output.line(
                JSONDocument.text([
                    "error": [
                        "code": .string(failure.code), "message": .string(failure.message),
                        "help": JSONValue(failure.help),
                    ]
                ]))
        } else {
            context.messages.line("runner: \(failure.message)")
            if let help = failure.help { context.messages.line("  help: \(help)") }
        }
    }
}
