import JSONTree
import JobCommands
import JobPlugin
import JobTime

/// What a command line did.
struct CommandRun: Sendable {
    var exit: Int32
    var output: String
    var messages: String

    /// Monday, 2026-11-23T12:00:00Z.
    static let now = Timestamp(seconds: 1_795_435_200)

    static func of(
        _ arguments: [String], environment: [String: String] = [:], input: String = "", isTerminal: Bool = false,
        plugins: [any JobPlugin.Type] = []
    ) async -> CommandRun {
        let output = StringOutput(isTerminal: isTerminal)
        let messages = StringOutput(isTerminal: isTerminal)
        let zones = ["TZDIR": Checkout.root + "Tests/Fixtures/zoneinfo"]
        let context = CommandContext(
            plugins: plugins, environment: zones.merging(environment) { _, new in new }, output: output,
            messages: messages, readInput: { Array(input.utf8) }, now: { now }, random: { 0.5 })
        let exit = await CommandLineProgram.run(arguments, in: context)
        return CommandRun(exit: exit.code, output: output.text, messages: messages.text)
    }

    /// The words of one line.
    static func of(_ line: String, environment: [String: String] = [:]) async -> CommandRun {
        await of(ShellWords.split(line), environment: environment)
    }

    func replacing(_ text: String, with other: String) -> CommandRun {
        CommandRun(
            exit: exit, output: output.replacing(text, with: other), messages: messages.replacing(text, with: other))
    }

    /// Standard output as a JSON document; nil if it is none.
    var json: JSONObject? { (try? JSONValue(parsing: output))?.object }
}
