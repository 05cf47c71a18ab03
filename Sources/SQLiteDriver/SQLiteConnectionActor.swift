package import JobSQL
import ThreadExecutor

/// A connection on a thread of its own. Each `run` is one synchronous block: whole batches go into one, since each
/// costs two changes of threads.
package actor SQLiteConnectionActor {
    private enum State {
        case unopened
        case open(SQLiteConnection)
        case closed
    }

    private let location: SQLiteLocation
    private let options: SQLiteOptions
    private let role: SQLiteConnection.Role
    private let executor: ThreadExecutor
    private let interruption = CallInterruption()
    private var state = State.unopened

    /// Starts the thread; the database is opened at the first use.
    /// - Throws: `SQLError` with the code `unavailable` if there is no thread to be had.
    package init(
        _ location: SQLiteLocation, options: SQLiteOptions = SQLiteOptions(), role: SQLiteConnection.Role = .writer
    ) throws(SQLError) {
        self.location = location
        self.options = options
        self.role = role
        do throws(ThreadStartError) {
            executor = try ThreadExecutor(name: role == .writer ? "sqlite-writer" : "sqlite-reader")
        } catch {
            throw SQLError(.unavailable, "\(error)")
        }
    }

    // Nobody can call any more, so the thread may end; the connection closes with this object.
    deinit { executor.stop() }

    /// The connection's thread.
    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Opens the database, if it is not open.
    /// - Throws: `SQLError`.
    package func open() throws(SQLError) {
        _ = try connection()
    }

    /// Runs a block on the connection, after those that were called before.
    ///
    /// - Parameter interruptible: whether cancelling the task interrupts the running statement and refuses further
    ///   ones. Bookkeeping that must happen during a shutdown passes false.
    /// - Throws: `SQLError`, or what `body` throws.
    package func run<Result: Sendable>(
        interruptible: Bool = true, _ body: @Sendable (SQLiteConnection) throws -> Result
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

    private func perform<Result>(
        _ call: UInt64?, _ body: (SQLiteConnection) throws -> Result
    ) throws -> Result {
        assert(executor.isIsolatingCurrentContext() == true, "SQLite is used on another thread than the connection's")
        let connection = try connection()
        guard let call else { return try body(connection) }
        return try interruption.run(call) { try body(connection) }
    }

    /// Closes the database after the calls made before; later ones throw `closed`.
    package func close() {
        if case .open(let connection) = state { connection.close() }
        state = .closed
    }

    private func connection() throws(SQLError) -> SQLiteConnection {
        switch state {
        case .open(let connection): return connection
        case .closed: throw SQLError(.closed, "the connection to \(location) is closed")
        case .unopened:
            let connection = try SQLiteConnection.open(
                location, options: options, role: role, interruption: interruption)
            state = .open(connection)
            return connection
        }
    }
}
