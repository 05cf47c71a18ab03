import Subprocess

/// How a run of the program ended and what it wrote.
struct CommandResult: CustomStringConvertible {
    let status: TerminationStatus
    let output: String
    let messages: String

    /// Nil if a signal ended it.
    var exitCode: Int? {
        if case .exited(let code) = status { Int(code) } else { nil }
    }

    var description: String { "\(status)\n\(output)\n\(messages)" }
}
