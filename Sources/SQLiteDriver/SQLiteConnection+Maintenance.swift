import CSQLite
package import JobSQL

extension SQLiteConnection {
    /// A number that is another one after somebody else changed the database. Two connections' are not comparable.
    ///
    /// A database in memory has only this connection; there it counts its own changes.
    /// - Throws: `SQLError`.
    package func dataVersion() throws -> Int64 {
        guard location != .memory else { return totalChanges }
        let statement = try prepare("PRAGMA data_version")
        guard try statement.step() else { throw SQLError(.statement, "SQLite gave no data version") }
        return statement.integer(at: 0)
    }

    /// Moves the write-ahead log into the database file.
    /// - Throws: `SQLError`, except for locks of others, which the result tells.
    package func checkpoint(_ mode: SQLiteCheckpoint.Mode) throws(SQLError) -> SQLiteCheckpoint {
        var walPages: Int32 = 0
        var movedPages: Int32 = 0
        let flag = mode == .passive ? SQLITE_CHECKPOINT_PASSIVE : SQLITE_CHECKPOINT_TRUNCATE
        let result = sqlite3_wal_checkpoint_v2(try open(), nil, flag, &walPages, &movedPages)
        guard result == SQLITE_OK || result & 0xff == SQLITE_BUSY else { throw failure(result, in: "checkpoint") }
        // Both are -1 for a database without such a log.
        return SQLiteCheckpoint(
            wasBlocked: result != SQLITE_OK, walPages: Int(max(walPages, 0)), movedPages: Int(max(movedPages, 0)))
    }
}
