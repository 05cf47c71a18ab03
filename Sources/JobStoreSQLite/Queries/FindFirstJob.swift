import JobModel
import JobStore
import JobTime
import SQLiteDriver

/// Finds the place of the first due job of a known kind, without a lock.
struct FindFirstJob {
    /// Where it is.
    struct Outcome: Sendable {
        /// Where the search began.
        let start: ClaimPosition
        /// The place before the job, or behind all rows of unknown kinds.
        var position: ClaimPosition
        /// Rows of unknown kinds before it.
        var foreign = 0
        /// Whether there is one.
        var isFound = false
    }

    let request: ClaimRequest
    let now: Timestamp

    /// Searches from a place on.
    func run(from start: ClaimPosition, on connection: SQLiteConnection) throws -> Outcome {
        var outcome = Outcome(start: start, position: start)
        guard try !ControlQueues.isPaused(request.queue, on: connection) else { return outcome }
        let kinds = Set(request.kinds.map(\.rawValue))
        let due = DueJobs(columns: .place, request: request, now: now)
        try due.forEach(from: start, on: connection) { row, priority in
            outcome.isFound = kinds.contains(row.text(at: 2))
            guard !outcome.isFound else { return false }
            outcome.foreign += 1
            outcome.position = ClaimPosition(
                priority: priority, scheduledAt: row.integer(at: 1), id: row.integer(at: 0))
            return true
        }
        return outcome
    }
}
