import CPostgres
import Glibc
package import JobSQL
import ThreadExecutor

/// Tells the running statement that its caller was cancelled, and wakes the connection's thread for it.
package final class PostgresInterruption: Sendable {
    /// Becomes readable when somebody asks.
    let descriptor: Int32
    private let calls = CallInterruption()

    /// - Throws: `SQLError` if the system has no descriptor to give.
    package init() throws(SQLError) {
        descriptor = cpostgres_wakeup_descriptor()
        guard descriptor >= 0 else {
            throw SQLError(.unavailable, "cannot open a file descriptor: \(String(cString: strerror(errno)))")
        }
    }

    deinit { Glibc.close(descriptor) }

    /// A number for a call that is about to run.
    func newCall() -> UInt64 { calls.newCall() }

    /// Asks a call to end, if it still runs or will; from any thread.
    func cancel(_ call: UInt64) {
        calls.cancel(call)
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
        try calls.run(call, body)
    }

    /// Runs a block that a cancellation leaves alone, such as a rollback.
    func shielded<Result>(_ body: () throws -> Result) rethrows -> Result {
        try calls.shielded(body)
    }

    /// Whether the running call was cancelled.
    var isRequested: Bool { calls.isRequested }
}
