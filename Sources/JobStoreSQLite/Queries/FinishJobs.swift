import JobModel
import JobSQL
import JobStore
import JobTime
import SQLiteDriver

/// Writes the ends of attempts, each only while its claim is current.
struct FinishJobs {
    let now: Timestamp

    /// Almost every attempt ends so, and touches two columns.
    private static let complete = """
        UPDATE river_job SET state = 'completed', finalized_at = ?4
        WHERE id = ?1 AND state = 'running' AND attempt = ?2 AND attempted_at = ?3
        """

    private static let delete = """
        DELETE FROM river_job WHERE id = ?1 AND state = 'running' AND attempt = ?2 AND attempted_at = ?3
        """

    private static let isThere = "SELECT 1 FROM river_job WHERE id = ?1"

    private static let look = """
        SELECT max_attempts, metadata, json_extract(metadata, '$.cancel_attempted_at') IS NOT NULL FROM river_job
        WHERE id = ?1 AND state = 'running' AND attempt = ?2 AND attempted_at = ?3
        """

    private static let finish = """
        UPDATE river_job SET
            state = ?4,
            attempt = ?5,
            scheduled_at = COALESCE(?6, scheduled_at),
            finalized_at = ?7,
            errors = CASE WHEN ?8 IS NULL THEN errors ELSE json_insert(COALESCE(errors, '[]'), '$[#]', json(?8)) END,
            metadata = COALESCE(?9, metadata)
        WHERE id = ?1 AND state = 'running' AND attempt = ?2 AND attempted_at = ?3
        """

    /// Writes them in the order given; of two ends of one claim the second is stale.
    func run(
        _ finishes: [JobFinish], _ patches: [MetadataPatch], on connection: SQLiteConnection
    ) throws -> [FinishResult] {
        let complete = try connection.prepare(Self.complete)
        var results: [FinishResult] = []
        results.reserveCapacity(finishes.count)
        var gone: Set<Int64> = []
        for (finish, patch) in zip(finishes, patches) {
            if finish.isDeletion {
                let isApplied = try !gone.contains(finish.claim.id) && delete(finish.claim, on: connection)
                if isApplied { gone.insert(finish.claim.id) }
                results.append(isApplied ? .applied(.completed) : .stale)
            } else if finish.outcome == .completed, patch.isEmpty {
                try Self.bind(finish.claim, to: complete)
                try complete.bind(4, integer: now.microseconds)
                results.append(try complete.run() > 0 ? .applied(.completed) : .stale)
            } else {
                results.append(try apply(finish, patch, on: connection))
            }
        }
        return results
    }

    /// Deletes the job if the claim is current.
    /// - Returns: Whether it is gone, be it since an earlier try.
    private func delete(_ claim: JobClaim, on connection: SQLiteConnection) throws -> Bool {
        let delete = try connection.prepare(Self.delete)
        try Self.bind(claim, to: delete)
        guard try delete.run() == 0 else { return true }
        let isThere = try connection.prepare(Self.isThere)
        try isThere.bind(1, integer: claim.id)
        return try !isThere.step()
    }

    private func apply(
        _ finish: JobFinish, _ patch: MetadataPatch, on connection: SQLiteConnection
    ) throws -> FinishResult {
        let look = try connection.prepare(Self.look)
        try Self.bind(finish.claim, to: look)
        guard try look.step() else { return .stale }
        let transition = FinishTransition(
            finish.outcome,
            of: FinishTransition.Running(
                claim: finish.claim, maxAttempts: Int(look.integer(at: 0)), isCancelRequested: look.integer(at: 2) != 0),
            now: now)
        let metadata = patch.merged(into: look.text(at: 1), snoozing: transition.countsSnooze)
        look.reset()

        let statement = try connection.prepare(Self.finish)
        try Self.bind(finish.claim, to: statement)
        try statement.bind(4, text: transition.state.rawValue)
        try statement.bind(5, integer: Int64(transition.attempt))
        try statement.bind(6, integer: transition.scheduledAt?.microseconds)
        try statement.bind(7, integer: transition.finalizedAt?.microseconds)
        try statement.bind(8, text: transition.error?.jsonText)
        try statement.bind(9, text: metadata)
        return try statement.run() > 0 ? .applied(transition.state) : .stale
    }

    private static func bind(_ claim: JobClaim, to statement: borrowing SQLiteStatement) throws {
        try statement.bind(1, integer: claim.id)
        try statement.bind(2, integer: Int64(claim.attempt))
        try statement.bind(3, integer: claim.attemptedAt.microseconds)
    }
}
