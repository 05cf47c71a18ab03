import JobSQL
import PostgresDriver
import Testing

@Suite("Transactions")
struct TransactionTests {
    private struct Refusal: Error {}

    private func withTable(_ body: @Sendable (PostgresConnection) throws -> Void) async throws {
        try await DriverSetting.withDatabase { database in
            try await database.withConnection { connection in
                try connection.run("CREATE TABLE number (value bigint UNIQUE)")
                try body(connection)
            }
        }
    }

    @Test("commit when the block returns, and roll back when it throws")
    func commitAndRollBack() async throws {
        try await withTable { connection in
            try connection.transaction { _ = try $0.run("INSERT INTO number VALUES (1)") }
            #expect(throws: Refusal.self) {
                try connection.transaction { connection in
                    try connection.run("INSERT INTO number VALUES (2)")
                    throw Refusal()
                }
            }
            #expect(!connection.isInTransaction)
            #expect(try connection.query("SELECT value FROM number").map(\.values) == [[.integer(1)]])
        }
    }

    @Test("a block that hides a failed statement does not commit the rest in silence")
    func hiddenFailure() async throws {
        try await withTable { connection in
            #expect(throws: SQLError.self) {
                try connection.transaction { connection in
                    try connection.run("INSERT INTO number VALUES (1)")
                    _ = try? connection.run("SELECT 1/0")
                }
            }
            let rows = try connection.query("SELECT value FROM number")
            #expect(rows.isEmpty)
        }
    }

    @Test("a savepoint undoes its own part alone")
    func savepoints() async throws {
        try await withTable { connection in
            try connection.transaction { connection in
                try connection.run("INSERT INTO number VALUES (1)")
                _ = try? connection.savepoint { _ = try $0.run("INSERT INTO number VALUES (1)") }
                try connection.savepoint { connection in
                    try connection.run("INSERT INTO number VALUES (2)")
                    _ = try? connection.savepoint { _ = try $0.run("INSERT INTO number VALUES (2)") }
                }
            }
            #expect(try connection.query("SELECT count(*) FROM number").first?[0] == .integer(2))
        }
    }

    @Test("statements of one exchange are one transaction, and the first that fails is named")
    func exchange() async throws {
        try await withTable { connection in
            let insert = "INSERT INTO number VALUES ($1)"
            func parameters(_ value: Int64) -> PostgresParameters {
                var parameters = PostgresParameters()
                parameters.add(value)
                return parameters
            }
            let results = try connection.runAll([(insert, parameters(1)), (insert, parameters(2))])
            #expect(results.map(\.affectedRows) == [1, 1])
            let error = #expect(throws: SQLError.self) {
                try connection.runAll([(insert, parameters(3)), (insert, parameters(1)), (insert, parameters(4))])
            }
            #expect(error?.code == .constraint)
            #expect(error?.engineCode == "23505")
            #expect(try connection.query("SELECT count(*) FROM number").first?[0] == .integer(2))
            #expect(try connection.run("SELECT 1").integer(0, 0) == 1)
        }
    }

    @Test("a commit and the next transaction's first statement go in one exchange")
    func commitAndBegin() async throws {
        try await withTable { connection in
            try connection.begin()
            try connection.run("INSERT INTO number VALUES (1)")
            let next = try connection.commitAndBegin("SELECT count(*) FROM number", PostgresParameters())
            #expect(next.integer(0, 0) == 1)
            try connection.run("INSERT INTO number VALUES (2)")
            connection.rollBack()
            #expect(try connection.query("SELECT value FROM number").map(\.values) == [[.integer(1)]])
        }
    }

    @Test("a snapshot stands still and cannot be written to")
    func snapshot() async throws {
        try await DriverSetting.withDatabase { database in
            try await database.withConnection { _ = try $0.run("CREATE TABLE number (value bigint)") }
            let error = await #expect(throws: SQLError.self) {
                try await database.read { try $0.execute("INSERT INTO number VALUES (1)") }
            }
            #expect(error?.code == .readOnly)
        }
    }

    @Test("more statements than a session remembers still work, and the oldest are forgotten")
    func manyStatements() async throws {
        try await DriverSetting.withDatabase { database in
            try await database.withConnection { connection in
                for number in 0..<450 { #expect(try connection.run("SELECT \(number)").integer(0, 0) == number) }
                let known = try connection.query("SELECT count(*) FROM pg_prepared_statements").first?[0].integer
                #expect(try #require(known) <= 200)
            }
        }
    }
}
