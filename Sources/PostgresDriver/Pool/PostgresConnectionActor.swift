package import JobSQL
import ThreadExecutor

/// A connection on a thread of its own. Each `run` is one synchronous block: whole batches go into one, since each
/// costs two changes of threads.
///
/// It connects at the first use, and anew at the next one after the connection was lost.
package actor PostgresConnectionActor {
    private let location: PostgresLocation
    private let options: PostgresOptions
    private let executor: ThreadExecutor
    private let interruption: PostgresInterruption
    private var connection: PostgresConnection?
    private var isClosed = false

    /// Starts the thread; nothing is connected.
    /// - Throws: `SQLError` with the code `unavailable` if there is no thread to be had.
    package init(
        _ location: PostgresLocation, options: PostgresOptions, name: String = "postgres"
    ) throws(SQLError) {
        self.location = location
        self.options = options
        interruption = try PostgresInterruption()
        do throws(ThreadStartError) {
            executor = try ThreadExecutor(name: name)
        } catch {
            throw SQLError(.unavailable, "\(error)")
        }
    }

    // Nobody can call any more, so the thread may end; the connection closes with this object.
    deinit { executor.stop() }

    /// The connection's thread.
    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Runs a block on the connection, after those that were called before.
    ///
    /// - Parameter interruptible: whether cancelling the task cancels the running statement and refuses further ones.
    ///   Bookkeeping that must happen during a shutdown passes false.
    /// - Throws: `SQLError`, or what `body` throws.
    package func run<Result: Sendable>(
        interruptible: Bool = true, _ body: @Sendable (PostgresConnection) throws -> Result
    ) async throws -> Result {
        guard interruptible else { return try perform(nil, body) }
        let interruption = interruption
        let call = interruption.newCall()
        // The operation calls a method of the actor without `await`, so the compiler keeps it on the actor's thread.
        return try await withTaskCancellationHandler {
            try perform(call, body)
        } onCancel: {
            interruption.cancel(call)
        }
    }

    /// Whether it is connected, as far as is known.
    package var isConnected: Bool { connection.map { !$0.isBroken } ?? false }

    /// Disconnects after the calls made before; later ones throw `closed`.
    package func close() {
        connection = nil
        isClosed = true
    }

    private func perform<Result>(
        _ call: UInt64?, _ body: (PostgresConnection) throws -> Result
    ) throws -> Result {
        assert(executor.isIsolatingCurrentContext() == true, "libpq is used on another thread than the connection's")
        guard let call else { return try body(connected()) }
        return try interruption.run(call) { try body(connected()) }
    }

    private func connected() throws(SQLError) -> PostgresConnection {
        guard !isClosed else { throw SQLError(.closed, "the connection to \(location) is closed") }
        if let connection, !connection.isBroken { return connection }
        connection = nil
        let opened = try PostgresConnection.open(location, options: options, interruption: interruption)
        connection = opened
        return opened
    }
}
