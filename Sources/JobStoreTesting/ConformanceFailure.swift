/// A store that does not keep the contract.
public struct ConformanceFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// What was expected and what was found.
    public let message: String
    /// Where the check says so.
    public let line: UInt
    /// In which file.
    public let file: String

    /// Creates a failure.
    public init(_ message: String, file: String = #fileID, line: UInt = #line) {
        self.message = message
        self.file = file
        self.line = line
    }

    /// The message with its place.
    public var description: String { "\(message) (\(file):\(line))" }
}
