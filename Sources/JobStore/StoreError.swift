/// Why a store refused a request. `description` is safe to show.
public struct StoreError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of refusal.
    public struct Code: Sendable, Hashable {
        private enum Backing: Sendable, Hashable {
            case schema, invalid, unknownQueue, unknownSchedule, foreignTransaction, lostLease
        }
        private let backing: Backing
        private init(_ backing: Backing) { self.backing = backing }

        /// The tables are missing or of another version.
        public static let schema = Code(.schema)
        /// The request breaks a rule, such as arguments that are not a JSON object.
        public static let invalid = Code(.invalid)
        /// No such queue.
        public static let unknownQueue = Code(.unknownQueue)
        /// No such schedule.
        public static let unknownSchedule = Code(.unknownSchedule)
        /// The transaction belongs to another database.
        public static let foreignTransaction = Code(.foreignTransaction)
        /// The lease under which the change was to be made is no longer held.
        public static let lostLease = Code(.lostLease)
    }

    /// The kind of refusal.
    public let code: Code
    /// What is wrong.
    public let message: String
    /// How to mend it.
    public let help: String?

    /// Creates an error.
    public init(_ code: Code, _ message: String, help: String? = nil) {
        self.code = code
        self.message = message
        self.help = help
    }

    /// What is wrong.
    public var description: String { message }
}
