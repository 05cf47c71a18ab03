import ArgumentParser

/// A command of the program. It is given everything it touches, so that tests run it without a process.
protocol RunnerCommand: ParsableCommand {
    /// The options every command has.
    var global: GlobalOptions { get }

    /// Does the work; the result is the exit code.
    /// - Throws: `CommandFailure` for what the user can mend; anything else is an internal fault.
    func run(in context: CommandContext) async throws -> CommandExit
}

extension RunnerCommand {
    /// Never called: `CommandLineProgram` runs commands with a context.
    mutating func run() throws {
        throw CleanExit.helpRequest(self)
    }
}
