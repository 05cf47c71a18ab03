/// How a command ends, as the shell sees it.
package struct CommandExit: Sendable, Hashable {
    package let code: Int32

    /// Done and nothing found.
    package static let done = CommandExit(code: 0)
    /// Findings, or an operation that failed.
    package static let findings = CommandExit(code: 1)
    /// Wrong usage.
    package static let usage = CommandExit(code: 2)
    /// The store or a file could not be reached.
    package static let unreachable = CommandExit(code: 3)
    /// With `--detailed-exitcode`: something differs.
    package static let differs = CommandExit(code: 10)
    /// With `--detailed-exitcode`: something differs and is refused.
    package static let refused = CommandExit(code: 11)
    /// A fault of the program itself.
    package static let fault = CommandExit(code: 70)
}
