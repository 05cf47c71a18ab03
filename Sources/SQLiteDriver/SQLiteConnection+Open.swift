import CSQLite
import Glibc
package import JobSQL
import ThreadExecutor

extension SQLiteConnection {
    /// What a connection is for.
    package enum Role: Sendable, Hashable {
        /// Reads and writes; creates the file, and switches it to a write-ahead log.
        case writer
        /// Reads a database that a writer has opened before.
        case reader
    }

    /// Opens a database.
    /// - Throws: `SQLError`: `unavailable` with the path, `corrupt` for another kind of file, `busy`, `readOnly`.
    package static func open(
        _ location: SQLiteLocation, options: SQLiteOptions = SQLiteOptions(), role: Role = .writer
    ) throws(SQLError) -> SQLiteConnection {
        try open(location, options: options, role: role, interruption: CallInterruption())
    }

    static func open(
        _ location: SQLiteLocation, options: SQLiteOptions, role: Role, interruption: CallInterruption
    ) throws(SQLError) -> SQLiteConnection {
        guard SQLiteLibrary.isThreadSafe else {
            throw SQLError(.unavailable, "SQLite \(SQLiteLibrary.version) was compiled without threads")
        }
        if case .file(let path) = location {
            guard !path.isEmpty, !path.utf8.contains(0) else {
                throw SQLError(.unavailable, "the database's path is empty or contains a NUL character")
            }
            if options.createsParentFolders, role == .writer, !options.isReadOnly {
                try ParentFolders.create(above: path)
            }
        }
        let connection = SQLiteConnection(
            adopting: try openHandle(location, flags: openFlags(options, role)), location: location, options: options,
            permitsWrites: role == .writer && !options.isReadOnly, interruption: interruption)
        do throws(SQLError) {
            try connection.configure(options, role)
        } catch {
            connection.close()
            throw Self.opening(location, failed: error)
        }
        return connection
    }

    private static func openFlags(_ options: SQLiteOptions, _ role: Role) -> Int32 {
        // Each connection stays on one thread, so SQLite need not lock it.
        let access =
            options.isReadOnly
            ? SQLITE_OPEN_READONLY
            : SQLITE_OPEN_READWRITE | (role == .writer ? SQLITE_OPEN_CREATE : 0)
        return access | SQLITE_OPEN_NOMUTEX
    }

    private static func openHandle(_ location: SQLiteLocation, flags: Int32) throws(SQLError) -> OpaquePointer {
        var handle: OpaquePointer?
        let result = sqlite3_open_v2(location.description, &handle, flags, nil)
        guard let handle else { throw SQLError(.unavailable, "no memory to open \(location)") }
        guard result == SQLITE_OK else {
            // There is a handle even then; it has the reason, and must be closed.
            let error = SQLError(
                result: sqlite3_extended_errcode(handle), message: String(cString: sqlite3_errmsg(handle)),
                systemError: sqlite3_system_errno(handle))
            sqlite3_close_v2(handle)
            throw opening(location, failed: error)
        }
        return handle
    }

    private func configure(_ options: SQLiteOptions, _ role: Role) throws(SQLError) {
        try runScript(
            """
            PRAGMA foreign_keys = ON;
            PRAGMA temp_store = MEMORY;
            PRAGMA cache_size = -\(options.cacheKibibytes);
            PRAGMA mmap_size = \(options.mappedBytes);
            """)
        guard location != .memory else { return }
        if role == .writer, !options.isReadOnly {
            // Without the right to write, SQLite opens the file all the same, for reading.
            guard sqlite3_db_readonly(try open(), "main") != 1 else {
                throw SQLError(.readOnly, "the file cannot be written")
            }
            try switchToWriteAheadLog(timeout: options.busyTimeout)
            try runScript(
                """
                PRAGMA synchronous = \(options.synchronous.rawValue);
                PRAGMA wal_autocheckpoint = \(options.walAutocheckpoint);
                PRAGMA journal_size_limit = 67108864;
                """)
        }
        // SQLite looks at the file only now: it may be something else, or damaged.
        try runScript("SELECT count(*) FROM sqlite_schema")
    }

    /// Two processes that do this at the same time get `busy` without SQLite's own waiting, so it is tried again.
    private func switchToWriteAheadLog(timeout: Duration) throws(SQLError) {
        var backoff = BusyBackoff(timeout: timeout)
        while true {
            do throws(SQLError) {
                let statement = try prepare("PRAGMA journal_mode = WAL")
                let mode = try statement.step() ? statement.text(at: 0) : ""
                guard mode == "wal" else {
                    throw SQLError(.unavailable, "the database cannot have a write-ahead log, it stays in mode \(mode)")
                }
                return
            } catch {
                guard error.code == .busy, let pause = backoff.next() else { throw error }
                usleep(UInt32(pause / .microseconds(1)))
            }
        }
    }

    /// The same error with the path.
    private static func opening(_ location: SQLiteLocation, failed error: SQLError) -> SQLError {
        let isOtherFile = error.engineCode == String(SQLITE_NOTADB)
        let reason = isOtherFile ? "it is not an SQLite database" : error.message
        return SQLError(
            error.code, "cannot open the database \(location): \(reason)", statement: error.statement,
            engineCode: error.engineCode)
    }
}
