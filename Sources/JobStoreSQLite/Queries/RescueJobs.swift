import JobModel
import JobSQL
import JobStore
import JobTime
import SQLiteDriver

/// Takes running jobs back from nodes that no longer live.
struct RescueJobs {
    let now: Timestamp
    /// Nodes whose last beat is before this are lost.
    let lostBefore: Timestamp

    /// A job is not discarded for the loss of its nodes before it was rescued so often.
    static let patience = 3

    /// Left to itself, SQLite reads the whole table to have it in the order of ids.
    static let lost = """
        SELECT id, kind, COALESCE(json_extract(attempted_by, '$[#-1]'), ''), attempt, max_attempts, rescue_count,
            json_extract(metadata, '$.cancel_attempted_at') IS NOT NULL
        FROM river_job INDEXED BY river_job_running_idx
        WHERE state = 'running' AND NOT EXISTS (
            SELECT 1 FROM runner_node
            WHERE name = json_extract(river_job.attempted_by, '$[#-1]') AND seen_at >= ?1
        )
        ORDER BY id LIMIT ?2
        """

    private static let rescue = """
        UPDATE river_job SET
            state = ?2,
            scheduled_at = CASE ?2 WHEN 'available' THEN ?3 ELSE scheduled_at END,
            finalized_at = CASE ?2 WHEN 'available' THEN NULL ELSE ?3 END,
            errors = json_insert(COALESCE(errors, '[]'), '$[#]', json(?4)),
            metadata = json_set(metadata, '$."river:rescue_count"', ?5),
            rescue_count = ?5
        WHERE id = ?1
        """

    /// Takes back the oldest ones.
    func run(limit: Int, on connection: SQLiteConnection) throws -> [RescuedJob] {
        let lost = try find(limit: limit, on: connection)
        let statement = try connection.prepare(Self.rescue)
        for (job, attempt) in lost {
            try statement.bind(1, integer: job.id)
            try statement.bind(2, text: job.state.rawValue)
            try statement.bind(3, integer: now.microseconds)
            try statement.bind(4, text: AttemptError(at: now, attempt: attempt, error: "node lost").jsonText)
            try statement.bind(5, integer: Int64(job.rescues))
            try statement.run()
        }
        return lost.map(\.job)
    }

    private func find(limit: Int, on connection: SQLiteConnection) throws -> [(job: RescuedJob, attempt: Int)] {
        let statement = try connection.prepare(Self.lost)
        try statement.bind(1, integer: lostBefore.microseconds)
        try statement.bind(2, integer: Int64(limit))
        var lost: [(job: RescuedJob, attempt: Int)] = []
        while try statement.step() {
            let attempt = Int(statement.integer(at: 3))
            let rescues = Int(statement.integer(at: 5)) + 1
            let isUsedUp = attempt >= Int(statement.integer(at: 4)) && rescues >= Self.patience
            let state: JobState =
                if statement.integer(at: 6) != 0 { .cancelled } else if isUsedUp { .discarded } else { .available }
            let job = RescuedJob(
                id: statement.integer(at: 0), kind: JobKind(statement.text(at: 1)), node: statement.text(at: 2),
                rescues: rescues, state: state)
            lost.append((job, attempt))
        }
        return lost
    }
}
