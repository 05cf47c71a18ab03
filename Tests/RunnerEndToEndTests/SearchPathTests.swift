import PostgresServer
import Subprocess
import Testing

/// `store.schema` is for the jobs; plugins' tables, and what `sql:` reads, are the application's.
@Suite("Tables of plugins on PostgreSQL", .timeLimit(.minutes(5)))
struct SearchPathTests {
    private static func scenario(_ url: String) throws -> Scenario {
        try Scenario(
            store: "{ url: \"\(url)\", schema: Jobs_2 }",
            jobs: """
                jobs:
                  greet: { args: { user: string }, handler: { exec: [/bin/true] } }
                queues: { default: { paused: true } }
                """,
            schedules: """
                  greetings:
                    job: greet
                    at: [\(Scenario.timesFromNow(20, every: 3))]
                    timezone: { each: user, unknown: UTC, sql: "SELECT id, time_zone FROM citizen" }
                    args: { user: "{{user.id}}" }

                """)
    }

    @Test(
        "are made where search_path leads, and an audience's query reads there",
        arguments: [("public", nil), ("app", "app, public")] as [(String, String?)])
    func place(schema: String, path: String?) async throws {
        let server = try await PostgresServer.shared
        let url = try await server.makeDatabase()
        func psql(_ sql: String) async throws -> String { try await server.psql(sql, database: url) }
        if let path {
            let database = url.split(separator: "/").last ?? ""
            _ = try await psql("CREATE SCHEMA app; ALTER DATABASE \"\(database)\" SET search_path = \(path)")
        }
        let scenario = try Self.scenario(url)
        let made = try await scenario.run("migrate", "up")
        #expect(made.exitCode == 0 && made.output.contains("applied loomio/0001_people"), "\(made)")
        let tables = """
            SELECT schemaname, tablename FROM pg_tables
            WHERE tablename IN ('river_job', 'runner_node', 'runner_plugin_migration', 'memberships') ORDER BY tablename
            """
        #expect(
            try await psql(tables)
                == "\(schema)|memberships\nJobs_2|river_job\nJobs_2|runner_node\n\(schema)|runner_plugin_migration")
        #expect(try await scenario.run("migrate", "up").output == "nothing to do: the store is up to date\n")

        _ = try await psql(
            """
            CREATE TABLE citizen (id text, time_zone text);
            INSERT INTO citizen VALUES ('ada', 'UTC'), ('bo', 'UTC')
            """)
        let node = try await scenario.node { node in
            try await node.line(containing: "fired, ")
            try node.send(.terminate)
        }
        #expect(node.exitCode == 0, "\(node)")
        let users = #"SELECT DISTINCT args ->> 'user' FROM "Jobs_2".river_job ORDER BY 1"#
        #expect(try await psql(users) == "ada\nbo")
    }

    @Test("that have no place are said to need one", arguments: ["", "app"])
    func noPlace(path: String) async throws {
        let server = try await PostgresServer.shared
        let url = try await server.makeDatabase()
        let database = url.split(separator: "/").last ?? ""
        let role = "plain_\(database)"
        _ = try await server.psql(
            """
            CREATE ROLE "\(role)" LOGIN; CREATE SCHEMA "Jobs_2" AUTHORIZATION "\(role)"; CREATE SCHEMA app;
            GRANT USAGE ON SCHEMA app TO "\(role)";
            ALTER ROLE "\(role)" SET search_path = '\(path)'
            """, database: url)
        let scenario = try Self.scenario(url.replacing("\(PostgresServer.user)@", with: "\(role)@"))
        let refused = try await scenario.run("migrate", "up")
        #expect(refused.exitCode == 3, "\(refused)")
        let problem = path.isEmpty ? "no schema has been selected to create in" : "permission denied for schema app"
        #expect(
            refused.messages.contains(
                "loomio/0001_people: \(problem); plugins' tables go where search_path leads, not into store.schema"),
            "\(refused)")
    }
}
