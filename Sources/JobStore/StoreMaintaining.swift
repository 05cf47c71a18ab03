/// Keeps the store in order; the holder of the scheduler's lease calls it.
public protocol StoreMaintaining: Sendable {
    /// Makes due `scheduled` and `retryable` jobs available; a unique job whose key is taken meanwhile is discarded.
    /// - Returns: How many were looked at; less than `limit` means that none is left.
    func promote(limit: Int) async throws -> Int

    /// Removes ended jobs and ledger rows past their time, and forgets nodes and queues unheard of for a day, unless the
    /// queue is paused.
    /// - Returns: How many jobs were removed; less than `limit` means that none is left.
    func clean(_ retention: RetentionRules, limit: Int) async throws -> Int
}
