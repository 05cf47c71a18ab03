import Synchronization

/// Tells the running statement that its caller was cancelled.
///
/// SQLite polls `isRequested`. (`sqlite3_interrupt` would race: a statement that starts right after it forgets it, and
/// one that belongs to the next caller would be hit by a late one.) Calls are numbered, so a late cancellation of an
/// earlier call means nothing to the next.
final class SQLiteInterruption: Sendable {
    private let newest = Atomic<UInt64>(0)
    /// The call that runs, or 0 while nothing may be interrupted.
    private let running = Atomic<UInt64>(0)
    private let cancelled = Atomic<UInt64>(0)

    /// A number for a call that is about to run.
    func newCall() -> UInt64 {
        newest.add(1, ordering: .relaxed).newValue
    }

    /// Asks a call to end, if it still runs or will; from any thread.
    func cancel(_ call: UInt64) {
        cancelled.max(call, ordering: .relaxed)
    }

    /// Runs a block that ends when `call` is cancelled.
    func run<Result>(_ call: UInt64, _ body: () throws -> Result) rethrows -> Result {
        running.store(call, ordering: .relaxed)
        defer { running.store(0, ordering: .relaxed) }
        return try body()
    }

    /// Runs a block that a cancellation leaves alone, such as a rollback.
    func shielded<Result>(_ body: () throws -> Result) rethrows -> Result {
        let call = running.exchange(0, ordering: .relaxed)
        defer { running.store(call, ordering: .relaxed) }
        return try body()
    }

    /// Whether the running call was cancelled.
    var isRequested: Bool {
        let call = running.load(ordering: .relaxed)
        return call != 0 && cancelled.load(ordering: .relaxed) == call
    }
}
