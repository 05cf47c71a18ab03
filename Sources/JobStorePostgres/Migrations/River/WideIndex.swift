/// One of the two indexes that look into arguments and metadata. A third of the cost of a job is theirs, so
/// `store.indexes: lean` does without; River's clients do not need them.
package enum WideIndex: String, CaseIterable, Sendable {
    case args = "river_job_args_index"
    case metadata = "river_job_metadata_index"

    /// How an index stands in the catalog.
    package enum Condition: Sendable, Hashable {
        case absent, usable
        /// Left behind by a `CREATE INDEX CONCURRENTLY` that did not end: written to, and never read.
        case unfinished
    }

    private var definition: String {
        "\(rawValue) ON $schema.river_job USING gin (\(self == .args ? "args" : "metadata"))"
    }

    /// Makes it with the table.
    var creation: String { "CREATE INDEX \(definition);" }

    /// Makes it in a database at work: a statement outside a transaction.
    package var onlineCreation: String { "CREATE INDEX CONCURRENTLY IF NOT EXISTS \(definition)" }

    /// Drops it in a database at work: a statement outside a transaction.
    package var onlineRemoval: String { "DROP INDEX CONCURRENTLY IF EXISTS $schema.\(rawValue)" }

    /// The statements that bring it from a condition to what is asked for, in order; none if it is as it should be.
    package func statements(from condition: Condition, isWanted: Bool) -> [String] {
        switch (condition, isWanted) {
        case (.absent, true): [onlineCreation]
        case (.unfinished, true): [onlineRemoval, onlineCreation]
        case (.usable, false), (.unfinished, false): [onlineRemoval]
        case (.usable, true), (.absent, false): []
        }
    }
}
