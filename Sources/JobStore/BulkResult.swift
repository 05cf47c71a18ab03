/// What an act on several jobs did.
public struct BulkResult: Sendable, Hashable {
    /// A job that was left alone.
    public struct Skip: Sendable, Hashable {
        /// The job.
        public var id: Int64
        /// Why, in words.
        public var reason: String
        /// Whether there is no such job.
        public var isUnknown: Bool

        /// Creates a skip.
        public init(id: Int64, reason: String, isUnknown: Bool = false) {
            self.id = id
            self.reason = reason
            self.isUnknown = isUnknown
        }
    }

    /// The jobs changed, in the order asked.
    public var changed: [Int64]
    /// The jobs left alone.
    public var skipped: [Skip]

    /// Creates a result.
    public init(changed: [Int64] = [], skipped: [Skip] = []) {
        self.changed = changed
        self.skipped = skipped
    }
}
