import Synchronization

/// Tells what runs on a thread of its own that its caller was cancelled.
///
/// Calls are numbered, so a late cancellation of an earlier call means nothing to the next. What runs polls
/// `isRequested`. (`sqlite3_interrupt`, for one, would race: a statement that starts right after it forgets it, and one
/// that belongs to the next caller would be hit by a late one.)
package final class CallInterruption: Sendable {
    private let newest = Atomic<UInt64>(0)
    /// The call that runs, or 0 while nothing may be interrupted.
    private let running = Atomic<UInt64>(0)
    private let cancelled = Atomic<UInt64>(0)

    /// Nothing runs.
    package init() {}

    /// A number for a call that is about to run.
    package func newCall() -> UInt64 {
        newest.add(1, ordering: .relaxed).newValue
    }

    /// Asks a call to end, if it still runs or will; from any thread.
    package func cancel(_ call: UInt64) {
        cancelled.max(call, ordering: .relaxed)
    }

    /// Runs a block that ends when `call` is cancelled.
    package func run<Result>(_ call: UInt64, _ body: () throws -> Result) rethrows -> Result {
        running.store(call, ordering: .relaxed)
        defer { running.store(0, ordering: .relaxed) }
        return try body()
    }

    /// Runs a block that a cancellation leaves alone, such as a rollback.
    package func shielded<Result>(_ body: () throws -> Result) rethrows -> Result {
        let call = running.exchange(0, ordering: .relaxed)
        defer { running.store(call, ordering: .relaxed) }
        return try body()
    }

    /// Whether the running call was cancelled.
    package var isRequested: Bool {
        let call = running.load(ordering: .relaxed)
        return call != 0 && cancelled.load(ordering: .relaxed) == call
    }
}
