import JobSQL
import Testing

@testable import SQLiteDriver

@Suite("Transactions")
struct TransactionTests {
    struct Refusal: Error {}

    let folder: TemporaryFolder
    let connection: SQLiteConnection

    init() throws {
        folder = try TemporaryFolder()
        connection = try SQLiteConnection.open(folder.file("a.db"))
        try connection.execute("CREATE TABLE t (a UNIQUE)")
    }

    private func values() throws -> [SQLValue] {
        try connection.query("SELECT a FROM t ORDER BY a").map { $0[0] }
    }

    @Test("what a block wrote is undone when it throws")
    func rollback() throws {
        #expect(throws: Refusal.self) {
            try connection.transaction { connection in
                try connection.execute("INSERT INTO t VALUES (1)")
                throw Refusal()
            }
        }
        #expect(try values().isEmpty)
        #expect(!connection.isInTransaction)
        try connection.transaction { try $0.execute("INSERT INTO t VALUES (2)") }
        #expect(try values() == [2])
    }

    @Test("a savepoint undoes its own part, and the parts inside it")
    func savepoints() throws {
        try connection.transaction { connection in
            try connection.execute("INSERT INTO t VALUES (1)")
            #expect(throws: Refusal.self) {
                try connection.savepoint { connection in
                    try connection.execute("INSERT INTO t VALUES (2)")
                    try connection.savepoint { try $0.execute("INSERT INTO t VALUES (3)") }
                    throw Refusal()
                }
            }
            try connection.savepoint { connection in
                #expect(throws: SQLError.self) {
                    try connection.savepoint { try $0.execute("INSERT INTO t VALUES (1)") }
                }
                try connection.execute("INSERT INTO t VALUES (4)")
            }
        }
        #expect(try values() == [1, 4])
    }

    @Test("a transaction in a transaction and a savepoint outside of one are refused")
    func misplaced() throws {
        #expect(throws: SQLError.self) { try connection.savepoint { _ in } }
        #expect(throws: SQLError.self) {
            try connection.transaction { try $0.transaction { _ in } }
        }
        #expect(!connection.isInTransaction)
    }

    @Test("a block that ends the transaction itself cannot go on outside of one")
    func endedByTheBlock() throws {
        let error = #expect(throws: SQLError.self) {
            try connection.transaction { connection in
                try connection.execute("ROLLBACK")
                try connection.execute("INSERT INTO t VALUES (1)")
            }
        }
        #expect(error?.message == "the transaction has ended already")
        #expect(try values().isEmpty)
    }

    @Test("a second writer gets busy when its time is over, and writes when the first is done")
    func busy() throws {
        var options = SQLiteOptions()
        options.busyTimeout = .milliseconds(2)
        let second = try SQLiteConnection.open(folder.file("a.db"), options: options)
        try connection.transaction { connection in
            try connection.execute("INSERT INTO t VALUES (1)")
            let error = #expect(throws: SQLError.self) {
                try second.transaction { try $0.execute("INSERT INTO t VALUES (2)") }
            }
            #expect(error?.code == .busy)
        }
        try second.transaction { try $0.execute("INSERT INTO t VALUES (2)") }
        #expect(try values() == [1, 2])
    }

    @Test("a reader goes on during a write and sees the last commit")
    func readersDoNotWait() throws {
        let reader = try SQLiteConnection.open(folder.file("a.db"), role: .reader)
        try connection.transaction { connection in
            try connection.execute("INSERT INTO t VALUES (1)")
            #expect(try reader.query("SELECT a FROM t").isEmpty)
        }
        #expect(try reader.query("SELECT a FROM t").count == 1)
    }

    @Test("a snapshot does not move and does not write")
    func snapshot() throws {
        let reader = try SQLiteConnection.open(folder.file("a.db"), role: .reader)
        try reader.snapshot { reader in
            #expect(try reader.query("SELECT a FROM t").isEmpty)
            try connection.execute("INSERT INTO t VALUES (1)")
            #expect(try reader.query("SELECT a FROM t").isEmpty)
            let error = #expect(throws: SQLError.self) { try reader.execute("DELETE FROM t") }
            #expect(error?.code == .readOnly)
        }
        #expect(try reader.query("SELECT a FROM t").count == 1)
    }

    @Test("a full database rolls back and stays usable")
    func full() throws {
        _ = try connection.query("PRAGMA max_page_count = 8")
        let error = #expect(throws: SQLError.self) {
            try connection.transaction { connection in
                for _ in 0..<100 { try connection.execute("INSERT INTO t VALUES (randomblob(4000))") }
            }
        }
        #expect(error?.code == .full)
        #expect(try values().isEmpty)
        try connection.transaction { try $0.execute("INSERT INTO t VALUES (1)") }
        #expect(try values() == [1])
    }

    @Test("foreign keys are enforced at the commit, which then rolls back")
    func deferredConstraint() throws {
        try connection.executeScript(
            """
            CREATE TABLE parent (id INTEGER PRIMARY KEY);
            CREATE TABLE child (parent REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED);
            """)
        let error = #expect(throws: SQLError.self) {
            try connection.transaction { try $0.execute("INSERT INTO child VALUES (1)") }
        }
        #expect(error?.code == .constraint)
        #expect(!connection.isInTransaction)
        #expect(try connection.query("SELECT * FROM child").isEmpty)
    }

    @Test("a checkpoint moves the log into the file; a reader keeps it from emptying the log")
    func checkpoint() throws {
        var options = SQLiteOptions()
        options.busyTimeout = .zero
        let connection = try SQLiteConnection.open(folder.file("a.db"), options: options)
        let reader = try SQLiteConnection.open(folder.file("a.db"), role: .reader)
        try reader.snapshot { reader in
            _ = try reader.query("SELECT a FROM t")
            try connection.execute("INSERT INTO t VALUES (1)")
            #expect(try connection.checkpoint(.truncate).wasBlocked)
        }
        #expect(
            try connection.checkpoint(.truncate)
                == SQLiteCheckpoint(wasBlocked: false, walPages: 0, movedPages: 0))
    }
}
