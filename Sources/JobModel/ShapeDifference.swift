/// One point in which the arguments that `jobs.yaml` declares differ from those that a handler decodes.
public struct ShapeDifference: Sendable, Hashable, CustomStringConvertible {
    /// The sort of difference.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The handler has a field that is not declared; strict checking would refuse it at enqueue.
        case missingInDeclared
        /// A field is declared that the handler does not have, and so ignores.
        case missingInHandler
        /// The declared shape allows values that the handler cannot decode.
        case typeMismatch
        /// A field is optional on one side only.
        case optionality
    }

    /// Where, such as `args.user_ids[]`.
    public let path: String
    /// The sort of difference.
    public let kind: Kind
    /// What differs, in words.
    public let message: String
    /// Whether arguments that fit the declaration may fail to decode; else the difference is only worth a note.
    public let breaksJobs: Bool

    /// Creates a difference.
    public init(path: String, kind: Kind, message: String, breaksJobs: Bool) {
        self.path = path
        self.kind = kind
        self.message = message
        self.breaksJobs = breaksJobs
    }

    /// Place and difference.
    public var description: String { "\(path): \(message)" }
}
