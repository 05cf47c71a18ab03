/// What a checkpoint did.
package struct SQLiteCheckpoint: Sendable, Hashable {
    /// How much of the write-ahead log is moved.
    package enum Mode: Sendable, Hashable {
        /// As much as readers and writers allow, without waiting for them.
        case passive
        /// All of it, waiting for readers and writers, after which the log is emptied.
        case truncate
    }

    /// Whether a reader or writer kept it from moving everything.
    package let wasBlocked: Bool
    /// The pages in the log.
    package let walPages: Int
    /// The pages of them that are in the database file now.
    package let movedPages: Int
}
