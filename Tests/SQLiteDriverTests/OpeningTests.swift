import Glibc
import JobSQL
import SQLiteDriver
import Testing

@Suite("Opening a database")
struct OpeningTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("a missing folder is unavailable, with the path and the system's reason")
    func missingFolder() throws {
        let error = #expect(throws: SQLError.self) { try SQLiteConnection.open(folder.file("no/such/a.db")) }
        #expect(error?.code == .unavailable)
        #expect(error?.message.contains("\(folder.path)/no/such/a.db") == true)
        #expect(error?.message.contains("No such file or directory") == true)
    }

    @Test("missing folders are created when asked for")
    func createsFolders() throws {
        var options = SQLiteOptions()
        options.createsParentFolders = true
        let connection = try SQLiteConnection.open(folder.file("a/b/ç/a.db"), options: options)
        try connection.execute("CREATE TABLE t (a)")
        #expect(access("\(folder.path)/a/b/ç/a.db", F_OK) == 0)
    }

    @Test("a file where a folder should be is unavailable")
    func fileInThePlaceOfAFolder() throws {
        try folder.write("text", to: "file")
        var options = SQLiteOptions()
        options.createsParentFolders = true
        let error = #expect(throws: SQLError.self) {
            try SQLiteConnection.open(folder.file("file/sub/a.db"), options: options)
        }
        #expect(error?.code == .unavailable)
        #expect(error?.message.contains("\(folder.path)/file") == true)
    }

    @Test("a folder is no database")
    func folderAsDatabase() throws {
        let error = #expect(throws: SQLError.self) { try SQLiteConnection.open(.file(folder.path)) }
        #expect(error?.code == .unavailable)
        #expect(error?.message.contains(folder.path) == true)
    }

    @Test("a file of another kind is corrupt and stays as it was")
    func notADatabase() throws {
        let text = String(repeating: "plain text\n", count: 500)
        try folder.write(text, to: "notes.txt")
        let error = #expect(throws: SQLError.self) { try SQLiteConnection.open(folder.file("notes.txt")) }
        #expect(error?.code == .corrupt)
        #expect(
            error?.message == "cannot open the database \(folder.path)/notes.txt: it is not an SQLite database")
        var status = stat()
        #expect(stat("\(folder.path)/notes.txt", &status) == 0)
        #expect(Int(status.st_size) == text.utf8.count)
    }

    @Test("an empty path and a path with NUL are refused", arguments: ["", "/tmp/a\0b"])
    func impossiblePath(path: String) {
        let error = #expect(throws: SQLError.self) { try SQLiteConnection.open(.file(path)) }
        #expect(error?.code == .unavailable)
    }

    @Test("a reader does not create the file")
    func readerNeedsTheFile() {
        let error = #expect(throws: SQLError.self) {
            try SQLiteConnection.open(folder.file("a.db"), role: .reader)
        }
        #expect(error?.code == .unavailable)
        #expect(access("\(folder.path)/a.db", F_OK) != 0)
    }

    @Test("a database opened for reading reads and refuses to write")
    func readOnly() throws {
        let writer = try SQLiteConnection.open(folder.file("a.db"))
        try writer.executeScript("CREATE TABLE t (a); INSERT INTO t VALUES (7)")
        var options = SQLiteOptions()
        options.isReadOnly = true
        let reader = try SQLiteConnection.open(folder.file("a.db"), options: options)
        #expect(try reader.query("SELECT a FROM t").first?[0] == 7)
        let error = #expect(throws: SQLError.self) { try reader.execute("DELETE FROM t") }
        #expect(error?.code == .readOnly)
        let begin = #expect(throws: SQLError.self) { try reader.transaction { _ in } }
        #expect(begin?.code == .readOnly)
    }

    @Test("the pragmas are set")
    func pragmas() throws {
        var options = SQLiteOptions()
        options.synchronous = .full
        options.walAutocheckpoint = 123
        let connection = try SQLiteConnection.open(folder.file("a.db"), options: options)
        #expect(try connection.query("PRAGMA journal_mode").first?[0] == "wal")
        #expect(try connection.query("PRAGMA synchronous").first?[0] == 2)
        #expect(try connection.query("PRAGMA foreign_keys").first?[0] == 1)
        #expect(try connection.query("PRAGMA temp_store").first?[0] == 2)
        #expect(try connection.query("PRAGMA wal_autocheckpoint").first?[0] == 123)
    }

    @Test("ten thousand failing opens leave no file open")
    func failingOpensLeaveNothing() throws {
        try folder.write(String(repeating: "plain text\n", count: 500), to: "notes.txt")
        for _ in 0..<5_000 {
            #expect(throws: SQLError.self) { try SQLiteConnection.open(folder.file("notes.txt")) }
            #expect(throws: SQLError.self) { try SQLiteConnection.open(folder.file("no/a.db")) }
        }
        #expect(folder.openFiles() == 0)
    }

    @Test("closing closes the files and later calls say so; closing again does nothing")
    func closing() throws {
        let connection = try SQLiteConnection.open(folder.file("a.db"))
        try connection.execute("CREATE TABLE t (a)")
        #expect(folder.openFiles() > 0)
        connection.close()
        connection.close()
        #expect(folder.openFiles() == 0)
        let error = #expect(throws: SQLError.self) { try connection.query("SELECT 1") }
        #expect(error?.code == .closed)
    }

    @Test("processes that open a new file at the same time all succeed")
    func openedTogether() async throws {
        let location = folder.file("a.db")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<12 {
                group.addTask {
                    let database = try await SQLiteDatabase.open(location)
                    _ = try await database.transaction { try $0.execute("CREATE TABLE IF NOT EXISTS t (a)") }
                    await database.close()
                }
            }
            try await group.waitForAll()
        }
    }

    @Test("the library tells its version")
    func version() {
        #expect(SQLiteLibrary.version.hasPrefix("3."))
        #expect(SQLiteLibrary.versionNumber >= 3_037_000)
        #expect(SQLiteLibrary.isThreadSafe)
    }
}
