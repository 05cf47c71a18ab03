import JobSQL
import SQLiteDriver
import Testing

@Suite("A database with a writer and readers", .timeLimit(.minutes(5)))
struct DatabaseTests {
    struct Refusal: Error {}

    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func open(_ location: SQLiteLocation) async throws -> SQLiteDatabase {
        let database = try await SQLiteDatabase.open(location)
        try await database.withWriter { try $0.executeScript("CREATE TABLE IF NOT EXISTS t (a)") }
        return database
    }

    @Test("many tasks and two databases on one file lose no change")
    func concurrentUse() async throws {
        let location = folder.file("a.db")
        let databases = [try await open(location), try await open(location)]
        _ = try await databases[0].transaction { try $0.execute("INSERT INTO t VALUES (0)") }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<40 {
                let database = databases[number % 2]
                group.addTask {
                    for _ in 0..<10 {
                        let before = try await database.transaction { connection in
                            let value = try connection.query("SELECT a FROM t")[0][0].integer ?? -1
                            try connection.execute("UPDATE t SET a = $1", [.integer(value + 1)])
                            return value
                        }
                        let after = try await database.read { try $0.query("SELECT a FROM t")[0][0].integer ?? -1 }
                        #expect(after > before)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await databases[1].read { try $0.query("SELECT a FROM t")[0][0] } == 400)
        for database in databases { await database.close() }
        #expect(folder.openFiles() == 0)
    }

    @Test("a block's connection is the driver's own, in and out of memory", arguments: [true, false])
    func downcast(inMemory: Bool) async throws {
        let database = try await open(inMemory ? .memory : folder.file("a.db"))
        let changed = try await database.transaction { transaction in
            let connection = try #require(transaction as? SQLiteConnection)
            #expect(connection.dialect == .sqlite)
            let statement = try connection.prepare("INSERT INTO t VALUES ($1)")
            try statement.bind(1, integer: 1)
            return try statement.run()
        }
        #expect(changed == 1)
        await database.close()
    }

    @Test("a thrown error rolls back and comes out as it is", arguments: [true, false])
    func rollback(inMemory: Bool) async throws {
        let database = try await open(inMemory ? .memory : folder.file("a.db"))
        await #expect(throws: Refusal.self) {
            try await database.transaction { connection in
                try connection.execute("INSERT INTO t VALUES (1)")
                throw Refusal()
            }
        }
        #expect(try await database.read { try $0.query("SELECT * FROM t").count } == 0)
        await database.close()
    }

    @Test("a read block cannot write, in and out of memory", arguments: [true, false])
    func readBlock(inMemory: Bool) async throws {
        let database = try await open(inMemory ? .memory : folder.file("a.db"))
        let error = await #expect(throws: SQLError.self) {
            try await database.read { try $0.execute("INSERT INTO t VALUES (1)") }
        }
        #expect(error?.code == .readOnly)
        let direct = await #expect(throws: SQLError.self) {
            try await database.withReader { try $0.execute("INSERT INTO t VALUES (1)") }
        }
        #expect(direct?.code == .readOnly)
        _ = try await database.transaction { try $0.execute("INSERT INTO t VALUES (1)") }
        await database.close()
    }

    @Test("the data version changes with each commit of any database, and only then", arguments: [true, false])
    func dataVersion(fromOutside: Bool) async throws {
        let database = try await open(folder.file("a.db"))
        let other = fromOutside ? try await open(folder.file("a.db")) : database
        let first = try await database.dataVersion()
        _ = try await other.read { try $0.query("SELECT * FROM t").count }
        #expect(try await database.dataVersion() == first)
        _ = try await other.transaction { try $0.execute("INSERT INTO t VALUES (1)") }
        let second = try await database.dataVersion()
        #expect(second != first)
        _ = try? await other.transaction { connection in
            try connection.execute("INSERT INTO t VALUES (2)")
            throw Refusal()
        }
        #expect(try await database.dataVersion() == second)
        await other.close()
        await database.close()
    }

    @Test("the data version of a database in memory counts its changes")
    func dataVersionInMemory() async throws {
        let database = try await open(.memory)
        let first = try await database.dataVersion()
        #expect(try await database.dataVersion() == first)
        _ = try await database.transaction { try $0.execute("INSERT INTO t VALUES (1)") }
        #expect(try await database.dataVersion() != first)
        await database.close()
    }

    @Test("a closed database says so and has no file open; the log is gone")
    func closed() async throws {
        let database = try await open(folder.file("a.db"))
        _ = try await database.read { try $0.query("SELECT 1").count }
        _ = try await database.dataVersion()
        await database.close()
        await database.close()
        #expect(folder.openFiles() == 0)
        for error in [
            await #expect(throws: SQLError.self) { try await database.read { try $0.query("SELECT 1").count } },
            await #expect(throws: SQLError.self) { try await database.transaction { try $0.execute("SELECT 1") } },
            await #expect(throws: SQLError.self) { try await database.dataVersion() },
        ] {
            #expect(error?.code == .closed)
        }
    }

    @Test("a database that goes out of scope closes its files and ends its threads")
    func outOfScope() async throws {
        for _ in 0..<50 {
            let database = try await open(folder.file("a.db"))
            _ = try await database.read { try $0.query("SELECT 1").count }
        }
        // Opening once more needs all locks of those before.
        let database = try await open(folder.file("a.db"))
        #expect(try await database.checkpoint(.truncate).wasBlocked == false)
        await database.close()
    }

    @Test("a failing open tells the path")
    func failingOpen() async {
        let location = folder.file("none/a.db")
        let error = await #expect(throws: SQLError.self) { try await SQLiteDatabase.open(location) }
        #expect(error?.code == .unavailable)
        #expect(error?.message.contains(location.description) == true)
    }

    @Test("`:memory:` is a path that means no file")
    func memoryPath() {
        #expect(SQLiteLocation(path: ":memory:") == .memory)
        #expect(SQLiteLocation(path: "jobs.db") == .file("jobs.db"))
    }
}
