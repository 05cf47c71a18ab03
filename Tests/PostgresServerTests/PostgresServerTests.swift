import Glibc
import PostgresServer
import Testing

@Suite("PostgreSQL servers for tests")
struct PostgresServerTests {
    @Test("databases are made quickly, empty and apart")
    func databasesAreApart() async throws {
        let server = try await PostgresServer.shared
        let first = try await server.makeDatabase()
        let second = try await server.makeDatabase()
        try await server.psql("CREATE TABLE thing (id int); INSERT INTO thing VALUES (7)", database: first)
        #expect(try await server.psql("SELECT id FROM thing", database: first) == "7")
        #expect(try await server.psql("SELECT to_regclass('thing') IS NULL", database: second) == "t")
    }

    @Test("a wrong statement is an error with the server's words, and what follows is not run")
    func errorsAreThrown() async throws {
        let server = try await PostgresServer.shared
        let database = try await server.makeDatabase()
        let error = await #expect(throws: PostgresServerError.self) {
            try await server.psql("SELECT nonsense; CREATE TABLE thing (id int)", database: database)
        }
        #expect(error?.description.contains("column \"nonsense\" does not exist") == true)
        #expect(try await server.psql("SELECT to_regclass('thing') IS NULL", database: database) == "t")
    }

    @Test("the Unix socket leads to the same server, and a password is asked where one is due")
    func waysIn() async throws {
        let server = try await PostgresServer.shared
        let database = String(try await server.makeDatabase().split(separator: "/").last ?? "")
        let question = "SELECT current_user, current_database(), inet_client_addr() IS NULL"
        #expect(try await server.psql(question, database: server.url(of: database)) == "postgres|\(database)|f")
        #expect(try await server.psql(question, database: server.socketURL(of: database)) == "postgres|\(database)|t")
        #expect(try await server.psql(question, database: server.guardedURL(of: database)) == "guarded|\(database)|f")
        let error = await #expect(throws: PostgresServerError.self) {
            try await server.psql(question, database: server.guardedURL(of: database, password: "wrong"))
        }
        #expect(error?.description.contains("password authentication failed") == true)
    }

    @Test(
        "a server that was stopped or killed starts again on its port with its data",
        arguments: [
            PostgresServer.Stop.fast, .immediate, .kill,
        ])
    func startsAgain(how: PostgresServer.Stop) async throws {
        try await PostgresServer.with { server in
            let database = try await server.makeDatabase()
            try await server.psql("CREATE TABLE thing (id int); INSERT INTO thing VALUES (7)", database: database)
            try await server.stop(how)
            #expect(try server.processes().isEmpty)
            await #expect(throws: PostgresServerError.self) {
                try await server.psql("SELECT 1", database: database)
            }
            try await server.start()
            #expect(try await server.psql("SELECT id FROM thing", database: database) == "7")
            let hasRecovered = await server.log.contains { $0.contains("automatic recovery in progress") }
            #expect(hasRecovered == (how != .fast))
        }
    }

    @Test("a server that is no longer used leaves neither processes nor files, even when it was frozen")
    func leavesNothing() async throws {
        let server = try await PostgresServer.start()
        let pooler = try await PgBouncer.start(before: server)
        let folders = [server.folderPath, pooler.folderPath]
        #expect(folders.allSatisfy { access($0, F_OK) == 0 })
        try server.freeze()
        await pooler.stop()
        await server.remove()
        #expect(folders.allSatisfy { access($0, F_OK) != 0 })
        #expect(try server.processes().isEmpty)
    }

    @Test("what is set is in force")
    func settings() async throws {
        let settings = PostgresServer.Settings(fsync: true, parameters: ["max_connections": "17"])
        try await PostgresServer.with(settings) { server in
            let shown = try await server.psql("SHOW fsync; SHOW max_connections", database: "postgres")
            #expect(shown == "on\n17")
        }
    }

    @Test("a frozen server answers after it was thawed, and not before")
    func freezing() async throws {
        try await PostgresServer.with { server in
            try server.freeze()
            async let answer = server.psql("SELECT 'thawed'", database: "postgres")
            let states = try server.processes().map { try ProcessState.of($0) }
            #expect(states.filter { $0 == "T" }.count >= 5)
            try server.thaw()
            #expect(try await answer == "thawed")
        }
    }

    @Test("PgBouncer leads to every database, and gives a connection away between transactions")
    func pooler() async throws {
        let server = try await PostgresServer.shared
        let database = String(try await server.makeDatabase().split(separator: "/").last ?? "")
        let pooler = try await PgBouncer.start(before: server, poolSize: 1)
        let url = pooler.url(of: database)
        #expect(try await server.psql("SELECT current_database()", database: url) == database)
        let mode = try await server.psql("SHOW CONFIG", database: pooler.url(of: "pgbouncer"))
        #expect(mode.contains("pool_mode|transaction"))
        await pooler.stop()
        await #expect(throws: PostgresServerError.self) { try await server.psql("SELECT 1", database: url) }
    }
}
