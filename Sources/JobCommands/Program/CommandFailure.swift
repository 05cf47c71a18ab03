/// What went wrong, for people: shown on standard error, or as JSON on standard output with `--format json`.
package struct CommandFailure: Error, Sendable, Hashable {
    package var exit: CommandExit
    /// A short name for programs, such as `store_unreachable`.
    package var code: String
    package var message: String
    package var help: String?

    package init(_ exit: CommandExit, code: String, _ message: String, help: String? = nil) {
        self.exit = exit
        self.code = code
        self.message = message
        self.help = help
    }
}
