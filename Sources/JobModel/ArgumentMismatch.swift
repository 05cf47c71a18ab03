/// One place where a value does not have the shape it must have.
public struct ArgumentMismatch: Sendable, Hashable, CustomStringConvertible {
    /// Where, such as `args.user_ids[2]`.
    public let path: String
    /// What is wrong; never the value itself, which may be private.
    public let message: String

    /// Creates a mismatch.
    public init(path: String, message: String) {
        self.path = path
        self.message = message
    }

    /// Place and problem.
    public var description: String { "\(path): \(message)" }
}
