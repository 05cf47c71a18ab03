import JobSQL
import PostgresDriver
import PostgresServer
import Testing

@Suite("Trouble with the server")
struct TroubleTests {
    @Test("an error has no values, but the constraint's and the table's names")
    func messages() async throws {
        try await DriverSetting.withDatabase { database in
            try await database.withConnection { connection in
                try connection.run("CREATE TABLE secret (word text CONSTRAINT short_word CHECK (length(word) < 9))")
                var parameters = PostgresParameters()
                parameters.add("the hidden thing")
                let refused = #expect(throws: SQLError.self) {
                    try connection.run("INSERT INTO secret VALUES ($1)", parameters)
                }
                #expect(refused?.code == .constraint)
                #expect(refused?.message.contains("short_word") == true)
                let unreadable = #expect(throws: SQLError.self) {
                    try connection.run("SELECT $1::bigint", parameters)
                }
                for error in [refused, unreadable] {
                    let texts = [error?.description, error?.debugDescription].compactMap(\.self)
                    #expect(texts.count == 2)
                    #expect(!texts.contains { $0.contains("hidden") })
                }
            }
        }
    }

    @Test(
        "an address that is no URL, or has a password in it, is told of without either",
        arguments: ["postgres://user:hunter2@[::1", "nonsense hunter2"])
    func badAddress(_ url: String) throws {
        let error = #expect(throws: SQLError.self) { try PostgresLocation(url: url) }
        #expect(error?.code == .unavailable)
        #expect(error.map { "\($0) \($0.debugDescription)".contains("hunter2") } == false)
    }

    @Test("a location shows everything but the password")
    func location() throws {
        let location = try PostgresLocation(url: "postgres://me:hunter2@db.example:5433/app?connect_timeout=3")
        #expect(location.description == "postgres://me@db.example:5433/app")
    }

    @Test("a wrong password is refused in words that do not have it")
    func wrongPassword() async throws {
        let server = try await PostgresServer.shared
        let good = try await server.makeDatabase()
        let name = try #require(good.split(separator: "/").last.map(String.init))
        let database = PostgresDatabase(
            try PostgresLocation(url: server.guardedURL(of: name, password: "hunter2")))
        let error = await #expect(throws: SQLError.self) {
            try await database.withConnection { _ = try $0.run("SELECT 1") }
        }
        #expect(error?.code == .unavailable)
        #expect(error.map { "\($0) \($0.debugDescription)".contains("hunter2") } == false)
        await database.close()
    }

    @Test("cancelling the task cancels the statement at the server, and the connection serves on")
    func cancellation() async throws {
        try await DriverSetting.withDatabase(PostgresOptions(connections: 1)) { database in
            let holder = try await DriverSetting.blockEndless(in: database)
            let task = Task { try await database.withConnection { _ = try $0.run(DriverSetting.endless) } }
            try await database.waitForStatement(like: "pg_advisory_lock")
            task.cancel()
            let error = await #expect(throws: SQLError.self) { try await task.value }
            #expect(error?.code == .interrupted)
            #expect(try await database.withConnection { try $0.run("SELECT 7").integer(0, 0) } == 7)
            await holder.close()
        }
    }

    @Test("a statement that takes too long is cancelled")
    func timeout() async throws {
        let options = PostgresOptions(connections: 1, statementTimeout: .milliseconds(50))
        try await DriverSetting.withDatabase(options) { database in
            let holder = try await DriverSetting.blockEndless(in: database)
            let error = await #expect(throws: SQLError.self) {
                try await database.withConnection { _ = try $0.run(DriverSetting.endless) }
            }
            #expect(error?.code == .interrupted)
            await holder.close()
        }
    }

    @Test("a connection that the server ends is replaced")
    func terminated() async throws {
        try await DriverSetting.withDatabase(PostgresOptions(connections: 1)) { database in
            let error = await #expect(throws: SQLError.self) {
                try await database.withConnection { _ = try $0.run("SELECT pg_terminate_backend(pg_backend_pid())") }
            }
            #expect(error?.code == .unavailable)
            // The server is left alone for a moment first.
            while true {
                do {
                    let seven = try await database.withConnection { try $0.run("SELECT 7").integer(0, 0) }
                    #expect(seven == 7)
                    break
                } catch let error as SQLError where error.code == .unavailable {
                    await Task.yield()
                }
            }
        }
    }

    @Test("no more connections than allowed, however many want one")
    func limit() async throws {
        try await DriverSetting.withDatabase(PostgresOptions(connections: 2, applicationName: "limit")) { database in
            let most = try await withThrowingTaskGroup { group in
                for _ in 0..<20 {
                    group.addTask {
                        try await database.withConnection { connection in
                            // Takes long enough for others to want a connection, too.
                            try connection.run("SELECT count(*) FROM generate_series(1, 50000)")
                            return try connection.run(
                                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                            ).integer(0, 0)
                        }
                    }
                }
                var most: Int64 = 0
                for try await count in group { most = max(most, count) }
                return most
            }
            #expect(most == 2)
        }
    }

    @Test("waiting for a connection ends with the task, and closing ends all waits")
    func waits() async throws {
        let database = PostgresDatabase(try await DriverSetting.location(), options: PostgresOptions(connections: 1))
        let watcher = PostgresDatabase(database.location)
        let blocker = try await DriverSetting.blockEndless(in: watcher)
        let holder = Task { try await database.withConnection { _ = try $0.run(DriverSetting.endless) } }
        try await watcher.waitForStatement(like: "pg_advisory_lock")
        let waiter = Task { try await database.withConnection { _ = try $0.run("SELECT 1") } }
        waiter.cancel()
        let error = await #expect(throws: SQLError.self) { try await waiter.value }
        #expect(error?.code == .interrupted)
        let second = Task { try await database.withConnection { _ = try $0.run("SELECT 1") } }
        holder.cancel()
        _ = await holder.result
        _ = await second.result
        await database.close()
        let closed = await #expect(throws: SQLError.self) {
            try await database.withConnection { _ = try $0.run("SELECT 1") }
        }
        #expect(closed?.code == .closed)
        await blocker.close()
        await watcher.close()
    }

    @Test("notifications wake the one who waits for them")
    func notifications() async throws {
        try await DriverSetting.withDatabase { database in
            let listener = try database.dedicatedConnection(name: "listener")
            try await listener.run { try $0.executeScript("LISTEN \"some.channel\"") }
            try await database.withConnection { _ = try $0.run("SELECT pg_notify('some.channel', 'hello')") }
            let heard = try await listener.run { try $0.waitForNotifications(atMost: .seconds(60)) }
            #expect(heard == [PostgresNotification(channel: "some.channel", payload: "hello")])
        }
    }

    @Test("nothing but words when nobody listens at the address")
    func unreachable() async throws {
        let database = PostgresDatabase(try PostgresLocation(url: "postgres://127.0.0.1:1/nothing"))
        for _ in 0..<3 {
            let error = await #expect(throws: SQLError.self) {
                try await database.withConnection { _ = try $0.run("SELECT 1") }
            }
            #expect(error?.code == .unavailable)
        }
        #expect(!database.isReachable)
        await database.close()
    }
}

extension PostgresDatabase {
    /// Returns once a statement runs at the server.
    fileprivate func waitForStatement(like text: String) async throws {
        let watcher = PostgresDatabase(location)
        while try await watcher.withConnection({ connection in
            var parameters = PostgresParameters()
            parameters.add("%\(text)%")
            return try connection.run(
                """
                SELECT count(*) FROM pg_stat_activity
                WHERE datname = current_database() AND query LIKE $1 AND state = 'active' AND pid <> pg_backend_pid()
                """, parameters
            ).integer(0, 0)
        }) == 0 { await Task.yield() }
        await watcher.close()
    }
}
