/// Where a command writes.
package protocol TextOutput: Sendable {
    /// Whether a person watches: colour and progress make sense.
    var isTerminal: Bool { get }
    /// Columns of the terminal, if it is one.
    var width: Int? { get }
    /// Writes text as it is.
    func write(_ text: String)
}

extension TextOutput {
    /// Writes a line.
    package func line(_ text: String = "") { write(text + "\n") }
}
