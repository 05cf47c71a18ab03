package import JobStore
import PostgresDriver

extension PostgresJobStore: StoreMigrating {
    /// An index over millions of rows takes its time.
    static let longest = Duration.seconds(3_600)

    package func migrations() async throws -> [MigrationStatus] {
        let versions = try await postgres.withConnection { try SchemaVersions.read(from: $0) }
        return SchemaVersions.all.map { id in
            MigrationStatus(id: id, name: Self.step(id)?.name ?? "", appliedAt: versions[id])
        }
    }

    package func migrateUp() async throws -> [MigrationID] {
        let isLean = settings.indexes == .lean
        return try await postgres.withConnection { connection in
            try connection.withStatementTimeout(Self.longest) { connection in
                var applied = try Self.step(on: connection) { versions -> [MigrationID] in
                    guard versions.isEmpty else { return [] }
                    try connection.executeScript(connection.schema.creation)
                    try connection.runScript(RiverSchema.fresh(lean: isLean))
                    return SchemaVersions.all.filter { $0.line == .river }
                }
                for id in SchemaVersions.all {
                    applied += try Self.step(on: connection) { versions -> [MigrationID] in
                        guard versions[id] == nil, let step = Self.step(id) else { return [] }
                        try connection.runScript(step.up)
                        return [id]
                    }
                }
                return applied
            }
        }
    }

    package func migrateDown(to version: Int, line: MigrationID.Line) async throws -> [MigrationID] {
        try await postgres.withConnection { connection in
            try connection.withStatementTimeout(Self.longest) { connection in
                var reverted: [MigrationID] = []
                for id in SchemaVersions.all.reversed() where id.line == line && id.version > version {
                    reverted += try Self.step(on: connection) { versions -> [MigrationID] in
                        guard versions[id] != nil, let step = Self.step(id) else { return [] }
                        guard line == .runner || versions.runner.isEmpty else {
                            throw StoreError(
                                .invalid, "our own tables stand on River's",
                                help: "take them back first: `runner migrate down --to 0 --yes`")
                        }
                        try connection.runScript(step.down)
                        return [id]
                    }
                }
                return reverted
            }
        }
    }

    package func migrationSQL(_ id: MigrationID, up: Bool) -> String? {
        Self.migrationSQL(id, up: up, settings: settings)
    }

    /// The same without a store.
    package static func migrationSQL(_ id: MigrationID, up: Bool, settings: PostgresStoreSettings) -> String? {
        guard let step = step(id), let schema = PostgresSchema(settings.schema) else { return nil }
        return schema.applied(to: up ? step.up : step.down)
    }

    /// Does about the tables what opening the store asks for.
    func adopt(_ policy: MigrationPolicy) async throws {
        guard policy != .unchecked else { return }
        var versions = try await postgres.withConnection { try SchemaVersions.read(from: $0) }
        if policy == .automatic, versions.isEmpty {
            _ = try await migrateUp()
            versions = try await postgres.withConnection { try SchemaVersions.read(from: $0) }
        }
        if let refusal = versions.refusal(schema: settings.schema) { throw refusal }
    }

    private static func step(_ id: MigrationID) -> PostgresMigration? {
        let steps = id.line == .river ? RiverSchema.steps : RunnerSchema.steps
        return steps.first { $0.version == id.version }
    }

    /// One step in a transaction of its own, under a lock, so that of two processes one applies it.
    private static func step(
        on connection: PostgresConnection, _ body: (SchemaVersions) throws -> [MigrationID]
    ) throws -> [MigrationID] {
        try connection.transaction { connection in
            var parameters = PostgresParameters()
            parameters.add("runner migrations of \(connection.schema.name)")
            try connection.run("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", parameters)
            return try body(SchemaVersions.read(from: connection))
        }
    }
}
