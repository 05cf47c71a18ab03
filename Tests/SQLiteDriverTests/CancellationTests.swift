import JobSQL
import Testing
import ThreadExecutor

@testable import SQLiteDriver

@Suite("Cancellation", .timeLimit(.minutes(5)))
struct CancellationTests {
    private static let endless = "WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c)"

    @Test("cancelling a task interrupts its endless statement and leaves the connection usable")
    func interrupt() async throws {
        let database = try await SQLiteDatabase.open(.memory)
        _ = try await database.transaction { try $0.execute("CREATE TABLE t (a)") }
        let (started, continuation) = AsyncStream.makeStream(of: Void.self)
        await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await database.transaction { connection in
                    try connection.execute("INSERT INTO t VALUES (1)")
                    continuation.finish()
                    _ = try connection.query("\(Self.endless) SELECT count(*) FROM c")
                }
            }
            for await _ in started {}
            group.cancelAll()
            let error = await #expect(throws: SQLError.self) { try await group.waitForAll() }
            #expect(error?.code == .interrupted)
        }
        let count = try await database.transaction { connection in
            try connection.execute("INSERT INTO t VALUES (2)")
            return try connection.query("SELECT count(*) FROM t")[0][0]
        }
        #expect(count == 1)
        await database.close()
    }

    @Test("cancelling a task ends the reading of endless rows")
    func interruptRows() async throws {
        let database = try await SQLiteDatabase.open(.memory)
        let (started, continuation) = AsyncStream.makeStream(of: Void.self)
        await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await database.read { connection in
                    try connection.forEach("\(Self.endless) SELECT n FROM c", []) { _ in continuation.finish() }
                }
            }
            for await _ in started {}
            group.cancelAll()
            let error = await #expect(throws: SQLError.self) { try await group.waitForAll() }
            #expect(error?.code == .interrupted)
        }
        #expect(try await database.read { try $0.query("SELECT 1").count } == 1)
        await database.close()
    }

    @Test("a cancelled task starts no statement, except for bookkeeping that says so")
    func cancelledBefore() async throws {
        let connection = try SQLiteConnectionActor(.memory)
        await withTaskGroup(of: Void.self) { group in
            group.cancelAll()
            group.addTask {
                let error = await #expect(throws: SQLError.self) {
                    try await connection.run { try $0.query("SELECT 1").count }
                }
                #expect(error?.code == .interrupted)
                let rows = try? await connection.run(interruptible: false) { try $0.query("SELECT 1").count }
                #expect(rows == 1)
            }
        }
        await connection.close()
    }

    @Test("a cancelled task gives up waiting for a lock")
    func cancelledWhileBusy() async throws {
        let folder = try TemporaryFolder()
        var options = SQLiteOptions()
        options.busyTimeout = .seconds(3600)
        let holder = try SQLiteConnection.open(folder.file("a.db"))
        try holder.execute("BEGIN IMMEDIATE")
        let waiting = try SQLiteConnectionActor(folder.file("a.db"), options: options)
        let (started, continuation) = AsyncStream.makeStream(of: Void.self)
        await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await waiting.run { connection in
                    continuation.finish()
                    try connection.transaction { _ in }
                }
            }
            for await _ in started {}
            group.cancelAll()
            let error = await #expect(throws: SQLError.self) { try await group.waitForAll() }
            #expect(error?.code == .interrupted)
        }
        try holder.execute("ROLLBACK")
        try await waiting.run { try $0.transaction { _ in } }
        await waiting.close()
    }

    @Test("a late cancellation of an earlier call does not touch the next, and a rollback is left alone")
    func lateCancellation() {
        let interruption = CallInterruption()
        let first = interruption.newCall()
        let second = interruption.newCall()
        interruption.cancel(first)
        interruption.run(second) {
            #expect(!interruption.isRequested)
            interruption.cancel(second)
            interruption.cancel(first)
            #expect(interruption.isRequested)
            interruption.shielded { #expect(!interruption.isRequested) }
            #expect(interruption.isRequested)
        }
        #expect(!interruption.isRequested)
    }
}
