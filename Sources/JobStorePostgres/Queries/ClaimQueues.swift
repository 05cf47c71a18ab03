import JobModel
import JobStore
import PostgresDriver

/// Takes due jobs out of several queues in one statement, from each what is asked of it.
struct ClaimQueues {
    /// What is wanted of one queue, and from where on.
    struct Share {
        let request: ClaimRequest
        let start: ClaimPosition
    }

    /// What a claim must be for this: for a node that can work the same of all queues, and bounded by nothing else.
    static func canServe(_ requests: [ClaimRequest]) -> Bool {
        guard let first = requests.first else { return false }
        return Set(requests.map(\.queue)).count == requests.count
            && requests.allSatisfy {
                $0.limits.isNone && $0.selection == .ordinary && $0.kinds == first.kinds && $0.node == first.node
            }
    }

    /// Each queue is a walk along the index of its own.
    private static let claim = ClaimJobs.claim(
        """
        ARRAY (
            SELECT due.ctid
            FROM unnest($1, $3, $5, $6, $7) AS share (queue, jobs, priority, scheduled_at, id)
            CROSS JOIN LATERAL (
                SELECT job.ctid FROM $schema.river_job AS job
                WHERE \(DueJobs.condition(.ordinary, of: "job", queue: "share.queue")) AND kind = ANY ($2)
                    AND \(DueJobs.isUnnoted(forNode: "$4"))
                    AND (job.priority, job.scheduled_at, job.id) > (share.priority, share.scheduled_at, share.id)
                ORDER BY job.priority, job.scheduled_at, job.id LIMIT share.jobs FOR UPDATE OF job SKIP LOCKED
            ) AS due
        )
        """, node: "$4", returning: ", job.queue")

    /// Claims.
    /// - Returns: Each queue's jobs, in their order.
    static func run(_ shares: [Share], on connection: PostgresConnection) throws -> [[ClaimedJob]] {
        guard let first = shares.first?.request else { return [] }
        var parameters = PostgresParameters()
        parameters.add(shares.map(\.request.queue))
        parameters.add(first.kinds.map(\.rawValue))
        parameters.add(shares.map { Int64($0.request.limit) })
        parameters.add(first.node)
        DueJobs.add(shares.map(\.start), to: &parameters)
        let result = try connection.run(claim, parameters)
        let numbers = Dictionary(uniqueKeysWithValues: shares.enumerated().map { ($1.request.queue, $0) })
        var claims = [[ClaimedJob]](repeating: [], count: shares.count)
        for row in 0..<result.rowCount {
            let queue = result.text(row, 13)
            guard let number = numbers[queue] else { continue }
            claims[number].append(ClaimJobs.job(from: result, row, queue: queue))
        }
        return claims.map(ClaimJobs.inOrder)
    }
}
