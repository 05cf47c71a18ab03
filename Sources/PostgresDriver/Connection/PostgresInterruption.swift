import CPostgres
import Glibc
package import JobSQL
import Synchronization

/// Tells the running statement that its caller was cancelled, and wakes the connection's thread for it.
///
/// Calls are numbered, so a late cancellation of an earlier call means nothing to the next.
package final class PostgresInterruption: Sendable {
    /// Becomes readable when somebody asks.
    let descriptor: Int32
    private let newest = Atomic<UInt64>(0)
    /// The call that runs, or 0 while nothing may be interrupted.
    private let running = Atomic<UInt64>(0)
    private let cancelled = Atomic<UInt64>(0)

    /// - Throws: `SQLError` if the system has no descriptor to give.
    package init() throws(SQLError) {
        descriptor = cpostgres_wakeup_descriptor()
        guard descriptor >= 0 else {
            throw SQLError(.unavailable, "cannot open a file descriptor: \(String(cString: strerror(errno)))")
        }
    }

    deinit { Glibc.close(descriptor) }

    /// A number for a call that is about to run.
    func newCall() -> UInt64 {
        newest.add(1, ordering: .relaxed).newValue
    }

    /// Asks a call to end, if it still runs or will; from any thread.
    func cancel(_ call: UInt64) {
        cancelled.max(call, ordering: .relaxed)
        var one: UInt64 = 1
        _ = write(descriptor, &one, 8)
    }

    /// Takes the wake-up back, so that the next wait waits.
    func acknowledge() {
        var count: UInt64 = 0
        _ = read(descriptor, &count, 8)
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
