import CSQLite
package import JobSQL
import ThreadExecutor

/// One connection to a database, for one thread at a time.
///
/// It owns the `sqlite3` object, and keeps the statements it compiled for their next use.
package final class SQLiteConnection {
    /// Where the database is.
    package let location: SQLiteLocation
    let interruption: CallInterruption
    private let hooks: SQLiteHooks
    private var handle: OpaquePointer?
    private var cache: StatementCache
    /// Whether statements that change the database may run.
    var permitsWrites: Bool
    /// Whether a block is in a transaction: its statements must not run outside of one.
    var expectsTransaction = false

    /// Takes over an open handle.
    init(
        adopting handle: OpaquePointer, location: SQLiteLocation, options: SQLiteOptions, permitsWrites: Bool,
        interruption: CallInterruption
    ) {
        self.handle = handle
        self.location = location
        self.permitsWrites = permitsWrites
        self.interruption = interruption
        cache = StatementCache(capacity: options.statementCacheCapacity)
        hooks = SQLiteHooks(interruption: interruption, busyTimeout: options.busyTimeout)
        sqlite3_extended_result_codes(handle, 1)
        hooks.install(on: handle)
    }

    deinit { close() }

    /// Which engine speaks.
    package var dialect: SQLDialect { .sqlite }

    /// Finalizes the statements and closes the database; later calls throw `closed`. Closing twice does nothing.
    package func close() {
        guard let handle else { return }
        self.handle = nil
        cache.removeAll()
        SQLiteHooks.remove(from: handle)
        assert(sqlite3_next_stmt(handle, nil) == nil, "a statement outlives its connection to \(location)")
        // Unlike sqlite3_close it never refuses: a forgotten statement only delays the end.
        sqlite3_close_v2(handle)
    }

    /// A statement ready to be bound and run, compiled now or before. It goes back when its owner lets it go.
    /// - Throws: `SQLError`: syntax, unknown tables, named parameters, more than one statement.
    package func prepare(_ sql: String) throws(SQLError) -> SQLiteStatement {
        if let kept = cache.lease(sql) { return SQLiteStatement(kept, on: self) }
        let compiled = try compile(sql)
        compiled.isLeased = true
        cache.insert(compiled)
        return SQLiteStatement(compiled, on: self)
    }

    /// How many statements are kept compiled.
    package var cachedStatements: Int { cache.count }

    /// Whether a statement with this text is kept.
    func isCached(_ sql: String) -> Bool { cache.contains(sql) }

    /// Whether a transaction is open in SQLite's own eyes.
    package var isInTransaction: Bool {
        handle.map { sqlite3_get_autocommit($0) == 0 } ?? false
    }

    /// How many rows all statements of this connection have changed.
    var totalChanges: Int64 {
        handle.map { sqlite3_total_changes64($0) } ?? 0
    }

    /// How many rows the last statement changed that changes rows.
    var lastChanges: Int64 {
        handle.map { sqlite3_changes64($0) } ?? 0
    }

    /// The rowid of the last row inserted here.
    package var lastInsertedRowID: Int64 {
        handle.map { sqlite3_last_insert_rowid($0) } ?? 0
    }

    /// The handle for one call into SQLite.
    func open() throws(SQLError) -> OpaquePointer {
        guard let handle else { throw SQLError(.closed, "the connection to \(location) is closed") }
        return handle
    }

    /// Refuses a statement that may not start now.
    func permitStart(of statement: CompiledStatement) throws(SQLError) {
        let handle = try open()
        if interruption.isRequested {
            throw SQLError(.interrupted, "the call was cancelled", statement: statement.sql)
        }
        guard permitsWrites || statement.isReadOnly else {
            throw SQLError(
                .readOnly, "a read block or a database opened for reading cannot write", statement: statement.sql)
        }
        // Some failures (a full disk, an interruption) roll back by themselves. What follows must not commit alone.
        if expectsTransaction, sqlite3_get_autocommit(handle) != 0 {
            throw SQLError(.statement, "the transaction has ended already", statement: statement.sql)
        }
    }

    /// The error behind a result code that SQLite just returned; its text is copied at once.
    func failure(_ result: Int32, in statement: String) -> SQLError {
        guard let handle else { return SQLError(.closed, "the connection to \(location) is closed") }
        if interruption.isRequested, [SQLITE_BUSY, SQLITE_INTERRUPT].contains(result & 0xff) {
            return SQLError(.interrupted, "the call was cancelled", statement: statement, engineCode: String(result))
        }
        var message = String(cString: sqlite3_errmsg(handle))
        if result & 0xff == SQLITE_ERROR { message = EngineMessage(message, statement: statement).text }
        return SQLError(
            result: result, message: message, systemError: sqlite3_system_errno(handle), statement: statement)
    }
}
