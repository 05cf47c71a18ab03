package import JobPlugin
package import JobTime

/// Everything a command touches outside itself.
package struct CommandContext: Sendable {
    /// The linked plugins.
    package var plugins: [any JobPlugin.Type]
    /// The environment variables.
    package var environment: [String: String]
    /// Standard output: data.
    package var output: any TextOutput
    /// Standard error: messages.
    package var messages: any TextOutput
    /// Reads standard input to its end.
    package var readInput: @Sendable () -> [UInt8]
    /// The wall clock.
    package var now: @Sendable () -> Timestamp
    /// A random number from 0 to 1.
    package var random: @Sendable () -> Double

    package init(
        plugins: [any JobPlugin.Type], environment: [String: String], output: any TextOutput,
        messages: any TextOutput, readInput: @escaping @Sendable () -> [UInt8],
        now: @escaping @Sendable () -> Timestamp, random: @escaping @Sendable () -> Double
    ) {
        self.plugins = plugins
        self.environment = environment
        self.output = output
        self.messages = messages
        self.readInput = readInput
        self.now = now
        self.random = random
    }
}
