import JobModel
import JobStore
import PostgresDriver

/// Counts what runs, whoever claimed it, along the index of states.
enum CountRunning {
    /// The present, once the locks are there, and how many jobs of the queue run.
    private static let ofQueue = """
        SELECT clock_timestamp(), CASE WHEN $2
            THEN (SELECT count(*) FROM $schema.river_job WHERE state = 'running' AND queue = $1)
            ELSE 0
        END
        """

    /// Of the arguments only the member that a limit looks at is read. The collation keeps the index of kinds out of
    /// the plan, which leads to all jobs that have ended.
    private static let ofKinds = """
        SELECT kind, CASE WHEN member IS NULL THEN '' ELSE jsonb_build_object(member, args -> member)::text END AS key,
            count(*)
        FROM (
            SELECT kind, args, ($2)[array_position($1, kind)] AS member FROM $schema.river_job
            WHERE state = 'running' AND kind COLLATE "C" = ANY ($1)
                AND CASE WHEN kind = ANY ($3) THEN attempted_by[cardinality(attempted_by)] = $4 ELSE true END
        ) AS running
        GROUP BY 1, 2
        """

    /// The statement about the queue.
    static func queue(_ request: ClaimRequest) -> (sql: String, parameters: PostgresParameters) {
        var parameters = PostgresParameters()
        parameters.add(request.queue)
        parameters.add(request.limits.queueConcurrency != nil)
        return (ofQueue, parameters)
    }

    /// The statement about the kinds whose concurrency is limited.
    static func kinds(_ request: ClaimRequest) -> (sql: String, parameters: PostgresParameters) {
        let limited = request.limitedKinds.compactMap { kind, limits in limits.concurrency.map { (kind, $0) } }
            .sorted { $0.0.rawValue < $1.0.rawValue }
        var parameters = PostgresParameters()
        parameters.add(limited.map(\.0.rawValue))
        parameters.add(limited.map { member(of: $0.1.field) })
        parameters.add(limited.filter(\.1.perNode).map(\.0.rawValue))
        parameters.add(request.node)
        return (ofKinds, parameters)
    }

    /// How many run of each kind, by the key that its limit looks at.
    static func running(in rows: PostgresResult, _ request: ClaimRequest) -> [JobKind: [String: Int]] {
        var running: [JobKind: [String: Int]] = [:]
        for row in 0..<rows.rowCount {
            let kind = JobKind(rows.text(row, 0))
            guard let key = request.limits.kinds[kind]?.concurrency?.key(of: rows.text(row, 1)) else { continue }
            running[kind, default: [:]][key, default: 0] += Int(rows.integer(row, 2))
        }
        return running
    }

    /// The first name of a field with dots.
    private static func member(of field: String?) -> String? {
        field?.split(separator: ".", omittingEmptySubsequences: false).first.map(String.init)
    }
}
