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
    /// Runs this process's arguments and ends the process.
    package static func main(plugins: [any JobPlugin.Type]) async -> Never {
        // A reader that went away ends a write with an error instead of the process.
        signal(SIGPIPE, SIG_IGN)
        let context = CommandContext(
            plugins: plugins, environment: ProcessEnvironment.variables(), output: FileOutput(descriptor: 1),
            messages: FileOutput(descriptor: 2), readInput: StandardInput.readAll, now: SystemClock.now,
            random: { Double.random(in: 0...1) })
        let exit = await run(Array(CommandLine.arguments.dropFirst()), in: context)
        Glibc.exit(exit.code)
    }

    /// Runs a command line.
    package static func run(_ arguments: [String], in context: CommandContext) async -> CommandExit {
        let command: any ParsableCommand
        do {
            command = try RunnerRoot.parseAsRoot(arguments)
        } catch {
            return show(parsing: error, in: context)
        }
        guard let command = command as? any RunnerCommand else {
            return help(for: command, in: context)
        }
        do {
            return try await command.run(in: context)
        } catch let failure as CommandFailure {
            show(failure, asJSON: wantsJSON(arguments), in: context)
            return failure.exit
        } catch is CancellationError {
            return .findings
        } catch {
            let failure = CommandFailure(
                .fault, code: "internal", "internal fault: \(error)", help: "please report this with the command line")
            show(failure, asJSON: wantsJSON(arguments), in: context)
            return failure.exit
        }
    }

    /// A command with subcommands only, or the parser's own `help`: both say what there is.
    private static func help(for command: any ParsableCommand, in context: CommandContext) -> CommandExit {
        var command = command
        do {
            try command.run()
            return .done
        } catch {
            return show(parsing: error, in: context)
        }
    }

    private static func show(parsing error: any Error, in context: CommandContext) -> CommandExit {
        let text = RunnerRoot.fullMessage(for: error)
        guard RunnerRoot.exitCode(for: error) != .success else {
            context.output.line(text)
            return .done
        }
        context.messages.line(text)
        return .usage
    }

    private static func show(_ failure: CommandFailure, asJSON: Bool, in context: CommandContext) {
        if asJSON {
            let document: JSONValue = [
                "format": 1,
                "error": [
                    "code": .string(failure.code), "message": .string(failure.message),
                    "help": failure.help.map(JSONValue.string) ?? .null,
                ],
            ]
            context.output.line(document.prettyText)
        } else {
            context.messages.line("runner: \(failure.message)")
            if let help = failure.help { context.messages.line("  help: \(help)") }
        }
    }

    private static func wantsJSON(_ arguments: [String]) -> Bool {
        arguments.contains("--format=json")
            || zip(arguments, arguments.dropFirst()).contains { $0 == "--format" && $1 == "json" }
    }
}
