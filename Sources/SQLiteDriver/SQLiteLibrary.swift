import CSQLite

/// The SQLite library that this process is linked with.
package enum SQLiteLibrary {
    /// Its version, for example `3.40.1`.
    package static var version: String { String(cString: sqlite3_libversion()) }

    /// Its version as a number, for example 3040001.
    package static var versionNumber: Int { Int(sqlite3_libversion_number()) }

    /// Whether it was compiled so that connections on several threads may be used at the same time.
    package static var isThreadSafe: Bool { sqlite3_threadsafe() != 0 }
}
