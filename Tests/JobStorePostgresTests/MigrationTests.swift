import JobStorePostgres
import PostgresDriver
import PostgresServer
import Testing

/// The migrations on a real server.
@Suite("Migrations")
struct MigrationTests {
    @Test(
        "River's steps lead to what a new database gets at once, and each is taken back",
        arguments: ["public", "Jobs_2"])
    func riverSteps(schema: String) async throws {
        let fresh = try await MigratedDatabase(schema: schema)
        try await fresh.apply(RiverSchema.fresh(lean: false))
        let stepped = try await MigratedDatabase(schema: schema)
        var catalogs: [String] = []
        for step in RiverSchema.steps {
            catalogs.append(try await stepped.catalog())
            try await stepped.apply(step.up)
        }
        #expect(try await stepped.catalog() == fresh.catalog())
        let versions = "SELECT line, version FROM $schema.river_migration ORDER BY version"
        #expect(try await stepped.query(versions) == fresh.query(versions))

        for step in RiverSchema.steps.reversed() {
            try await stepped.apply(step.down)
            // No value leaves an enumeration.
            let left = try await stepped.catalog().replacing("state|pending\n", with: "")
            #expect(
                left == catalogs[step.version - 1].replacing("state|pending\n", with: ""), "down from \(step.version)")
        }
        for step in RiverSchema.steps { try await stepped.apply(step.up) }
        #expect(try await stepped.catalog() == fresh.catalog())
    }

    @Test("our steps are taken back, and leave River's tables as they were", arguments: ["public", "Jobs_2"])
    func runnerSteps(schema: String) async throws {
        let database = try await MigratedDatabase(schema: schema)
        try await database.apply(RiverSchema.fresh(lean: true))
        var catalogs: [String] = []
        for step in RunnerSchema.steps {
            catalogs.append(try await database.catalog())
            try await database.apply(step.up)
        }
        let recorded = try await database.query("SELECT version, name FROM $schema.runner_migration ORDER BY version")
        #expect(recorded == RunnerSchema.steps.map { "\($0.version)|\($0.name)" }.joined(separator: "\n"))
        for step in RunnerSchema.steps.reversed() {
            try await database.apply(step.down)
            #expect(try await database.catalog() == catalogs[step.version - 1], "down from \(step.version)")
        }
    }

    @Test("a database at work keeps its jobs, queues and versions", arguments: [4, 5, 6])
    func olderDatabases(version: Int) async throws {
        let database = try await MigratedDatabase()
        for step in RiverSchema.steps.prefix(version) { try await database.apply(step.up) }
        try await database.query(
            """
            UPDATE $schema.river_migration SET created_at = '2024-01-02T03:04:05Z';
            INSERT INTO $schema.river_job (kind, args, max_attempts, state, finalized_at) VALUES
                ('a', '{"n": 1}', 5, 'pending', NULL), ('b', '{}', 5, 'completed', now());
            INSERT INTO $schema.river_queue (name, paused_at, updated_at) VALUES ('mail', now(), now());
            """)
        for step in RiverSchema.steps.dropFirst(version) { try await database.apply(step.up) }
        for step in RunnerSchema.steps { try await database.apply(step.up) }

        #expect(
            try await database.query("SELECT id, kind, args, state FROM $schema.river_job ORDER BY id")
                == "1|a|{\"n\": 1}|pending\n2|b|{}|completed")
        #expect(try await database.query("SELECT paused_at IS NOT NULL FROM $schema.river_queue") == "t")
        #expect(
            try await database.query(
                """
                SELECT count(*), count(*) FILTER (WHERE created_at = '2024-01-02T03:04:05Z'), max(line)
                FROM $schema.river_migration
                """) == "7|\(version)|main")
    }

    @Test("keys that hold no longer are given up when every state counts again")
    func keysGivenUp() async throws {
        let database = try await MigratedDatabase()
        try await database.apply(RiverSchema.fresh(lean: false))
        try await database.query(
            """
            INSERT INTO $schema.river_job (kind, args, state, finalized_at, unique_key, unique_states) VALUES
                ('a', '{}', 'completed', now(), 'k', B'11110001'), ('a', '{}', 'available', NULL, 'k', B'11110001');
            """)
        try await database.apply(RiverSchema.steps[6].down)
        try await database.apply(RiverSchema.steps[5].down)
        #expect(
            try await database.query("SELECT id, unique_key IS NULL FROM $schema.river_job ORDER BY id") == "1|t\n2|f")
    }

    @Test("versions of other lines are not thrown away")
    func otherLines() async throws {
        let database = try await MigratedDatabase()
        for step in RiverSchema.steps.prefix(5) { try await database.apply(step.up) }
        try await database.query("INSERT INTO $schema.river_migration (line, version) VALUES ('pro', 1)")
        let error = await #expect(throws: PostgresServerError.self) {
            try await database.apply(RiverSchema.steps[4].down)
        }
        #expect(error?.description.contains("versions of other lines than main") == true)
        #expect(try await database.query("SELECT count(*) FROM $schema.river_migration") == "6")
    }
}
