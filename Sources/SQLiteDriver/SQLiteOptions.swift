/// How a database is opened.
package struct SQLiteOptions: Sendable, Hashable {
    /// When a commit waits for the disk.
    package enum Synchronous: String, Sendable, Hashable {
        /// At checkpoints: the last commits may be lost with the power, never the file's integrity.
        case normal = "NORMAL"
        /// At each commit.
        case full = "FULL"
    }

    /// When a commit waits for the disk.
    package var synchronous = Synchronous.normal
    /// How long a statement waits for somebody else's lock before it fails with `busy`.
    package var busyTimeout = Duration.seconds(5)
    /// The largest number of connections for reading; each opens when it is first needed.
    package var readers = 2
    /// Whether the file is opened without the right to write.
    package var isReadOnly = false
    /// Whether missing folders above the file are created.
    package var createsParentFolders = false
    /// The length of the write-ahead log, in pages, at which a commit moves it into the file.
    package var walAutocheckpoint = 1000
    /// The page cache of a connection, in KiB.
    package var cacheKibibytes = 16 * 1024
    /// The part of the file that is mapped into memory, in bytes. 0, since a disk error in a map kills the process.
    package var mappedBytes = 0
    /// How many compiled statements a connection keeps.
    package var statementCacheCapacity = 128

    /// The defaults.
    package init() {}
}
