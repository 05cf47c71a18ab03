/// A failed statement or connection.
///
/// `description` is safe to show: it has no bound values. Details are in `debugDescription`.
public struct SQLError: Error, Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible {
    /// What kind of failure it is, for callers that act on it.
    public struct Code: Sendable, Hashable {
        private enum Backing: Sendable, Hashable {
            case unavailable, busy, constraint, readOnly, full, corrupt, interrupted, closed, statement
        }
        private let backing: Backing
        private init(_ backing: Backing) { self.backing = backing }

        /// The database cannot be opened or reached.
        public static let unavailable = Code(.unavailable)
        /// Somebody else holds a lock for longer than the time allowed.
        public static let busy = Code(.busy)
        /// A unique, check, not-null or foreign key constraint refused the change.
        public static let constraint = Code(.constraint)
        /// The database or file cannot be written.
        public static let readOnly = Code(.readOnly)
        /// No space is left.
        public static let full = Code(.full)
        /// The file is damaged or not a database.
        public static let corrupt = Code(.corrupt)
        /// The statement was cancelled.
        public static let interrupted = Code(.interrupted)
        /// The connection was closed before.
        public static let closed = Code(.closed)
        /// Anything else: syntax, a missing table, a wrong parameter.
        public static let statement = Code(.statement)
    }

    /// The kind of failure.
    public let code: Code
    /// What the engine said, without values.
    public let message: String
    /// The statement's text, if there was one.
    public let statement: String?
    /// The engine's own number or SQLSTATE.
    public let engineCode: String?

    /// Creates an error.
    public init(_ code: Code, _ message: String, statement: String? = nil, engineCode: String? = nil) {
        self.code = code
        self.message = message
        self.statement = statement
        self.engineCode = engineCode
    }

    /// What the engine said.
    public var description: String { message }

    /// With the engine's number and the statement.
    public var debugDescription: String {
        var text = message
        if let engineCode { text += " [\(engineCode)]" }
        if let statement { text += " in: \(statement)" }
        return text
    }
}
