import CSQLite
import Glibc
import JobSQL

/// The text of one or more statements, in memory of its own that SQLite reads from one statement to the next.
struct StatementText: ~Copyable {
    private let sql: String
    private let copy: UnsafeMutablePointer<CChar>
    private var rest: UnsafePointer<CChar>

    /// Copies a text.
    /// - Throws: `SQLError` for a NUL character, which SQLite would take for the end.
    init(_ sql: String) throws(SQLError) {
        guard !sql.utf8.contains(0) else {
            throw SQLError(.statement, "the statement contains a NUL character", statement: sql)
        }
        guard let copy = strdup(sql) else { throw SQLError(.unavailable, "no memory for a statement") }
        self.sql = sql
        self.copy = copy
        rest = UnsafePointer(copy)
    }

    deinit { free(copy) }

    /// Compiles the next statement; nil if only blanks and comments are left. The caller finalizes it.
    mutating func compileNext(on connection: SQLiteConnection, flags: Int32 = 0) throws(SQLError) -> OpaquePointer? {
        let handle = try connection.open()
        while rest.pointee != 0 {
            var raw: OpaquePointer?
            var tail: UnsafePointer<CChar>?
            let result = sqlite3_prepare_v3(handle, rest, -1, UInt32(flags), &raw, &tail)
            guard result == SQLITE_OK, let tail else { throw connection.failure(result, in: sql) }
            rest = tail
            // Without one it was a comment or a lone semicolon.
            if let raw { return raw }
        }
        return nil
    }

    /// Whether only blanks and comments are left. A statement in error is a statement, too.
    mutating func isAtEnd(on connection: SQLiteConnection) -> Bool {
        guard rest.pointee != 0 else { return true }
        do throws(SQLError) {
            guard let raw = try compileNext(on: connection) else { return true }
            sqlite3_finalize(raw)
            return false
        } catch {
            return false
        }
    }
}
