import JobStore
import PostgresDriver
import Synchronization

/// Removes subjects' rows of the ledger past their time, a stretch of the table at each look: an index by age would cost
/// more at every slot than these looks, which come round in an hour or so and remove what is months old.
final class CleanSubjects: Sendable {
    /// A row says which slots have been served before, also yearly, so it lives as long as the ticks.
    private static let clean = """
        DELETE FROM $schema.runner_schedule_subject WHERE ctid = ANY (ARRAY (
            SELECT ctid FROM $schema.runner_schedule_subject
            WHERE ctid >= ($2)[1] AND ctid < ($2)[2] AND served_at <= now() - $1 FOR UPDATE SKIP LOCKED
        ))
        """
    private static let size = """
        SELECT pg_relation_size('$schema.runner_schedule_subject'::regclass) / current_setting('block_size')::bigint
        """

    private let stretch: UInt64
    /// The block that the next look begins with.
    private let next = Mutex<UInt64>(0)

    /// - Parameter stretch: so many blocks at each look; 512 are 4 MiB.
    init(stretch: UInt64 = 512) {
        self.stretch = stretch
    }

    /// Looks at the next stretch; behind the last one comes the first.
    func run(_ retention: RetentionRules, on connection: PostgresConnection) throws {
        let start = next.withLock { $0 }
        let end = start + stretch
        var parameters = PostgresParameters()
        parameters.add(max(retention.subjects, retention.ticks))
        parameters.add(places: [start, end].map { $0 << 16 })
        let results = try connection.runAll([(Self.clean, parameters), (Self.size, PostgresParameters())])
        let blocks = results.last.map { UInt64(clamping: $0.integer(0, 0)) } ?? 0
        next.withLock { $0 = end < blocks ? end : 0 }
    }
}
