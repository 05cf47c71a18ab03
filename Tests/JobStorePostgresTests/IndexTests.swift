import JobStore
import JobStorePostgres
import PostgresDriver
import PostgresServer
import Testing

/// The two wide indexes come and go as `store.indexes` says.
@Suite("Wide indexes")
struct IndexTests {
    private func store(
        _ database: MigratedDatabase, _ indexes: PostgresStoreSettings.Indexes?,
        pooler: PostgresOptions.Pooler = .none
    ) async throws -> PostgresJobStore {
        try await PostgresJobStore.open(
            PostgresLocation(url: database.url),
            settings: PostgresStoreSettings(schema: database.schema.name, pooler: pooler, indexes: indexes),
            migrations: .unchecked)
    }

    private func changes(
        _ database: MigratedDatabase, _ indexes: PostgresStoreSettings.Indexes?,
        pooler: PostgresOptions.Pooler = .none
    ) async throws -> [IndexChange] {
        let store = try await store(database, indexes, pooler: pooler)
        let changes = try await store.adjustIndexes()
        await store.close()
        return changes
    }

    private func all(_ action: IndexChange.Action) -> [IndexChange] {
        WideIndex.allCases.map { IndexChange(name: $0.rawValue, action: action) }
    }

    @Test(
        "a database at work gets those that the setting names, and keeps what it has where it names none",
        arguments: [PostgresOptions.Pooler.none, .transaction])
    func comeAndGo(pooler: PostgresOptions.Pooler) async throws {
        let database = try await MigratedDatabase.new(schema: "Jobs_2")
        let full = try await database.catalog()
        #expect(try await changes(database, nil, pooler: pooler).isEmpty)
        #expect(try await changes(database, .lean, pooler: pooler) == all(.dropped))
        #expect(try await changes(database, .lean, pooler: pooler).isEmpty)
        #expect(try await changes(database, nil, pooler: pooler).isEmpty)
        #expect(!(try await database.catalog()).contains("river_job_args_index"))
        #expect(try await changes(database, .river, pooler: pooler) == all(.created))
        #expect(try await changes(database, .river, pooler: pooler).isEmpty)
        #expect(try await database.catalog() == full)
    }

    @Test("an index whose making was interrupted is made again")
    func unfinished() async throws {
        let database = try await MigratedDatabase.new()
        let full = try await database.catalog()
        try await database.query(
            """
            UPDATE pg_catalog.pg_index SET indisvalid = false
            WHERE indexrelid = '$schema.river_job_metadata_index'::regclass
            """)
        #expect(
            try await changes(database, .river) == [IndexChange(name: "river_job_metadata_index", action: .rebuilt)])
        #expect(try await changes(database, .river).isEmpty)
        #expect(try await database.catalog() == full)
    }

    @Test("a database without tables has nothing to change")
    func nothing() async throws {
        #expect(try await changes(try await MigratedDatabase(), .lean).isEmpty)
    }

    @Test(
        "a new database has what the setting names, all of River's if it names none",
        arguments: [(nil, 2), (.river, 2), (.lean, 0)] as [(PostgresStoreSettings.Indexes?, Int)])
    func fresh(indexes: PostgresStoreSettings.Indexes?, count: Int) async throws {
        let database = try await MigratedDatabase()
        let store = try await store(database, indexes)
        let applied = try await store.migrateUp()
        #expect(applied.first == MigrationID(.river, 1))
        await store.close()
        let found =
            "SELECT count(*) FROM pg_catalog.pg_indexes WHERE indexname IN ('river_job_args_index', 'river_job_metadata_index')"
        #expect(try await database.query(found) == "\(count)")
        #expect(try await changes(database, indexes).isEmpty)
    }

    @Test(
        "River's own database of an older version is brought up, once, and lean then drops what it had",
        arguments: [4, 5, 6, 7], ["public", "Jobs_2"])
    func older(version: Int, schema: String) async throws {
        let database = try await MigratedDatabase(schema: schema)
        for step in RiverSchema.steps.prefix(version) { try await database.apply(step.up) }
        try await database.query("INSERT INTO $schema.river_job (kind, args, max_attempts) VALUES ('kept', '{}', 25)")
        let store = try await store(database, .lean)
        let applied = try await store.migrateUp()
        let expected =
            RiverSchema.steps.map(\.version).filter { $0 > version }.map { MigrationID(.river, $0) }
            + RunnerSchema.steps.map { MigrationID(.runner, $0.version) }
        #expect(applied == expected)
        #expect(try await store.adjustIndexes() == all(.dropped))
        #expect(try await store.migrateUp().isEmpty)
        #expect(try await store.migrations().allSatisfy { $0.appliedAt != nil })
        #expect(try await database.query("SELECT kind FROM $schema.river_job") == "kept")
        await store.close()
    }
}
