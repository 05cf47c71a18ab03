package import JobSQL
package import JobStore
package import JobTime
package import SQLiteDriver
import Synchronization

/// A job store in one SQLite file, which several processes of one machine may share, or in memory.
///
/// Everything that writes is one short transaction on the writing connection; what only looks reads beside it.
package final class SQLiteJobStore: JobStore, Sendable {
    /// What it is.
    package let identity: StoreIdentity
    /// The driver's own object; `database` is the same without the engine's name.
    package let sqlite: SQLiteDatabase

    let clock: StoreClock
    let signal: ChangeSignal
    let watch: ChangeWatch
    /// Behind which rows of unknown kinds the next claim begins.
    let foreignRows: ForeignRows
    /// The connection on which this store's transactions run, to tell them from those of other databases.
    let writer: ObjectIdentifier

    private init(
        sqlite: SQLiteDatabase, writer: ObjectIdentifier, clock: StoreClock, waiting: any Clock<Duration>
    ) {
        self.sqlite = sqlite
        self.writer = writer
        self.clock = clock
        signal = ChangeSignal()
        watch = ChangeWatch(database: sqlite, signal: signal, clock: waiting)
        foreignRows = ForeignRows()
        identity = StoreIdentity(
            engine: "sqlite", location: sqlite.location.description, version: SQLiteLibrary.version)
    }

    /// Opens a store.
    ///
    /// - Parameters:
    ///   - path: a file, or `:memory:`.
    ///   - options: how the driver opens the file.
    ///   - migrations: what to do about the tables; a store that is only read never gets any.
    ///   - now: wall time, written to every row.
    ///   - clock: waits between two looks for changes.
    /// - Throws: `SQLError` if the file cannot be opened; `StoreError` with the code `schema`.
    package static func open(
        path: String, options: SQLiteOptions = SQLiteOptions(), migrations: MigrationPolicy = .automatic,
        now: @escaping @Sendable () -> Timestamp, clock: any Clock<Duration> = ContinuousClock()
    ) async throws -> SQLiteJobStore {
        let sqlite = try await SQLiteDatabase.open(SQLiteLocation(path: path), options: options)
        do {
            let writer = try await sqlite.withWriter { ObjectIdentifier($0) }
            let store = SQLiteJobStore(sqlite: sqlite, writer: writer, clock: StoreClock(now), waiting: clock)
            switch migrations {
            case .automatic where !options.isReadOnly: _ = try await store.migrateUp()
            case .automatic, .required: break
            case .unchecked: return store
            }
            try await store.checkSchema()
            return store
        } catch {
            await sqlite.close()
            throw error
        }
    }

    /// Opens a store that goes by the system's wall clock, read-only if asked.
    /// - Throws: `SQLError` if the file cannot be opened; `StoreError` with the code `schema`.
    package static func open(
        path: String, readOnly: Bool = false, migrations: MigrationPolicy = .automatic
    ) async throws -> SQLiteJobStore {
        var options = SQLiteOptions()
        options.isReadOnly = readOnly
        return try await open(path: path, options: options, migrations: migrations, now: SystemTime.now)
    }

    /// The database underneath.
    package var database: any SQLDatabase { sqlite }

    /// Ends all connections.
    package func close() async {
        await sqlite.close()
    }

    /// Runs a block in a transaction that writes, with the present as of when it got the lock: a lease may have run
    /// out while it waited.
    ///
    /// - Parameter interruptible: false for what must be written down although the caller is being stopped.
    func write<Result: Sendable>(
        interruptible: Bool = true, _ body: @Sendable (SQLiteConnection, Timestamp) throws -> Result
    ) async throws -> Result {
        try await sqlite.withWriter(interruptible: interruptible) { [clock] connection in
            try connection.transaction { try body($0, clock.now()) }
        }
    }

    /// Runs a block that only reads, on one snapshot.
    func read<Result: Sendable>(
        _ body: @Sendable (SQLiteConnection) throws -> Result
    ) async throws -> Result {
        try await sqlite.withReader { connection in
            try connection.snapshot(body)
        }
    }
}
