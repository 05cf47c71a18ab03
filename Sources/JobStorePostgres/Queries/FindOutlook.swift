import JobModel
import JobStore
import PostgresDriver

/// Looks what is to come in some queues. Each part ends at the first row of an index.
struct FindOutlook {
    let queues: [String]
    let kinds: [JobKind]

    private static let look = """
        SELECT
            EXISTS (
                SELECT FROM $schema.river_job AS job
                WHERE state = 'available' AND queue = ANY ($1) AND metadata ? 'river:rescue_count'
                    AND \(ServerText.rescues(of: "job")) >= \(ClaimRequest.suspicionThreshold)
                    AND kind = ANY ($2) AND scheduled_at <= now()
                    AND NOT EXISTS (
                        SELECT FROM $schema.river_queue WHERE name = job.queue AND paused_at IS NOT NULL
                    )
            ),
            (
                SELECT min(next.scheduled_at)
                FROM unnest($1) AS wanted (name) CROSS JOIN generate_series(1, 4) AS level (value)
                    CROSS JOIN LATERAL (
                        SELECT scheduled_at FROM $schema.river_job
                        WHERE state = 'available' AND queue = wanted.name AND priority = level.value::smallint
                            AND scheduled_at > now()
                        ORDER BY scheduled_at LIMIT 1
                    ) AS next
            ),
            (
                SELECT scheduled_at FROM $schema.river_job WHERE state IN ('retryable', 'scheduled')
                ORDER BY scheduled_at LIMIT 1
            ),
            clock_timestamp()
        """

    func run(on connection: PostgresConnection) throws -> Outlook {
        var parameters = PostgresParameters()
        parameters.add(queues)
        parameters.add(kinds.map(\.rawValue))
        let result = try connection.run(Self.look, parameters)
        return Outlook(
            now: result.timestamp(0, 3), isSuspectDue: result.boolean(0, 0), nextDue: result.optionalTimestamp(0, 1),
            nextPromotion: result.optionalTimestamp(0, 2))
    }
}
