package import JobSQL

/// A database with one connection that writes and a few that read, each on a thread of its own.
///
/// Readers see the last commit and never wait for the writer, nor it for them. A database in memory has one connection
/// for both.
package final class SQLiteDatabase: SQLDatabase {
    /// Where the database is.
    package let location: SQLiteLocation
    private let writer: SQLiteConnectionActor
    private let readers: ReaderPool
    /// Only asks for the data version, so that a poll never waits behind somebody's long reading.
    private let watcher: SQLiteConnectionActor

    /// Opens a database, and creates it unless `options.isReadOnly`.
    /// - Throws: `SQLError`: `unavailable` with the path, `corrupt` for another kind of file, `busy`.
    package static func open(
        _ location: SQLiteLocation, options: SQLiteOptions = SQLiteOptions()
    ) async throws(SQLError) -> SQLiteDatabase {
        let writer = try SQLiteConnectionActor(location, options: options)
        try await writer.open()
        let watcher =
            location == .memory ? writer : try SQLiteConnectionActor(location, options: options, role: .reader)
        return SQLiteDatabase(location, options, writer: writer, watcher: watcher)
    }

    private init(
        _ location: SQLiteLocation, _ options: SQLiteOptions, writer: SQLiteConnectionActor,
        watcher: SQLiteConnectionActor
    ) {
        self.location = location
        self.writer = writer
        self.watcher = watcher
        readers = ReaderPool(location, options: options)
    }

    /// Which engine speaks.
    package var dialect: SQLDialect { .sqlite }

    /// Runs a block that only reads, on a snapshot.
    /// - Throws: `SQLError`, or what `body` throws. Cancelling the task interrupts the running statement.
    package func read<Result: Sendable>(
        _ body: @Sendable (any SQLConnection) throws -> Result
    ) async throws -> Result {
        try await withReader { connection in
            try connection.snapshot { try body($0) }
        }
    }

    /// Runs a block in a transaction that writes; its connection is an `SQLiteConnection`.
    /// - Throws: `SQLError`, or what `body` throws, after rolling back. Cancelling the task interrupts and rolls back.
    @discardableResult
    package func transaction<Result: Sendable>(
        _ body: @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        try await withWriter { connection in
            try connection.transaction { try body($0) }
        }
    }

    /// Runs a block on the writing connection, outside of a transaction.
    ///
    /// - Parameter interruptible: whether cancelling the task ends the block at its next statement.
    /// - Throws: `SQLError`, or what `body` throws.
    @discardableResult
    package func withWriter<Result: Sendable>(
        interruptible: Bool = true, _ body: @Sendable (SQLiteConnection) throws -> Result
    ) async throws -> Result {
        try await writer.run(interruptible: interruptible, body)
    }

    /// Runs a block on a reading connection, each statement on its own snapshot.
    /// - Throws: `SQLError`, or what `body` throws.
    package func withReader<Result: Sendable>(
        _ body: @Sendable (SQLiteConnection) throws -> Result
    ) async throws -> Result {
        guard location != .memory else { return try await writer.run { try $0.withoutWrites(body) } }
        return try await readers.run(body)
    }

    /// A number that is another one after any commit, by this process or another; cheap enough for 40 polls a second.
    /// - Throws: `SQLError`.
    package func dataVersion() async throws -> Int64 {
        try await watcher.run { try $0.dataVersion() }
    }

    /// Moves the write-ahead log into the database file.
    /// - Throws: `SQLError`, except for locks of others, which the result tells.
    @discardableResult
    package func checkpoint(_ mode: SQLiteCheckpoint.Mode = .passive) async throws -> SQLiteCheckpoint {
        try await writer.run { try $0.checkpoint(mode) }
    }

    /// Closes all connections after the calls made before; later ones throw `closed`.
    package func close() async {
        await readers.close()
        await watcher.close()
        // The last one to close empties and removes the write-ahead log.
        await writer.close()
    }
}
