package import JobSQL

/// A compiled statement in use. When it goes out of scope it forgets its values and goes back to the connection.
///
/// The fast way beside `SQLConnection`: parameters count from 1 as in `$1`, columns from 0.
package struct SQLiteStatement: ~Copyable {
    let compiled: CompiledStatement
    let connection: SQLiteConnection

    init(_ compiled: CompiledStatement, on connection: SQLiteConnection) {
        self.compiled = compiled
        self.connection = connection
    }

    deinit { compiled.giveBack() }

    /// The statement's text.
    package var sql: String { compiled.sql }

    /// Whether it changes nothing.
    package var isReadOnly: Bool { compiled.isReadOnly }

    /// Moves to the next row, or runs a statement without rows; false at the end, where it can be bound and run anew.
    /// - Throws: `SQLError`; the statement is reset.
    package func step() throws(SQLError) -> Bool {
        if !compiled.isRunning { try connection.permitStart(of: compiled) }
        switch compiled.step() {
        case .row: return true
        case .done: return false
        case .failed(let result):
            let error = connection.failure(result, in: compiled.sql)
            compiled.reset()
            throw error
        }
    }

    /// Runs it to the end and returns how many rows it inserted, updated or deleted.
    /// - Throws: `SQLError`.
    @discardableResult
    package func run() throws(SQLError) -> Int {
        let before = connection.totalChanges
        while try step() {}
        // SQLite's count of changes stays as it was after statements that change no rows, such as CREATE TABLE.
        return connection.totalChanges == before ? 0 : Int(connection.lastChanges)
    }

    /// Gives up the remaining rows, so that it can be bound and run anew; values stay bound.
    package func reset() {
        compiled.reset()
    }
}
