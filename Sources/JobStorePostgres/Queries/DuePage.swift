import JobModel
import JobStore
import PostgresDriver

/// Some of a queue's due jobs, in their order: as much of each as decides whether a limit lets it through.
struct DuePage {
    /// Which jobs.
    let request: ClaimRequest
    /// Those behind it.
    let place: ClaimPosition
    /// At most so many.
    let size: Int
    /// Whether they are locked; those that somebody else has locked are left out.
    let isLocking: Bool

    /// A page of this many is the longest.
    static let longest = 1_000

    /// The statement.
    var statement: (sql: String, parameters: PostgresParameters) {
        let isBehind = place != .front
        var parameters = DueJobs.parameters(request)
        parameters.add(Int64(size))
        // Of other kinds no limit looks at the arguments.
        parameters.add(request.limitedKinds.filter { $0.value.concurrency?.field != nil }.keys.map(\.rawValue))
        parameters.add(request.node)
        if isBehind { DueJobs.add(place, to: &parameters) }
        let behind = isBehind ? " AND \(DueJobs.behind("$6, $7, $8"))" : ""
        let sql = """
            SELECT id, priority, scheduled_at, kind, ctid, CASE WHEN kind = ANY ($4) THEN args::text ELSE '' END
            FROM $schema.river_job
            WHERE \(DueJobs.condition(request.selection)) AND kind = ANY ($2)
                AND \(DueJobs.isUnnoted(forNode: "$5"))\(behind)
            ORDER BY priority, scheduled_at, id LIMIT $3\(isLocking ? " FOR UPDATE SKIP LOCKED" : "")
            """
        return (sql, parameters)
    }
}
