import JobStore
import JobTime
import PostgresDriver

/// Which migrations a schema has, by line.
struct SchemaVersions {
    /// River's applied versions with their times.
    var river: [Int: Timestamp] = [:]
    /// Ours.
    var runner: [Int: Timestamp] = [:]
    /// Whether there is anything of River's at all.
    var hasJobs = false

    /// Reads them; a schema without the tables has none.
    static func read(from connection: PostgresConnection) throws -> SchemaVersions {
        var versions = SchemaVersions()
        versions.hasJobs = try exists("river_job", on: connection)
        if try exists("river_migration", on: connection) {
            // Before version 5 there was one line, and no column for it.
            let hasLines = try connection.run(
                """
                SELECT EXISTS (
                    SELECT FROM pg_attribute
                    WHERE attrelid = to_regclass($1) AND attname = 'line' AND NOT attisdropped
                )
                """, connection.schema.parameter(for: "river_migration")
            ).boolean(0, 0)
            let condition = hasLines ? "WHERE line = '\(RiverSchema.line)'" : ""
            versions.river = try pairs(
                "SELECT version::bigint, created_at FROM $schema.river_migration \(condition)", on: connection)
        }
        if try exists("runner_migration", on: connection) {
            versions.runner = try pairs(
                "SELECT version, applied_at FROM $schema.runner_migration", on: connection)
        }
        return versions
    }

    /// Whether the schema has neither River's tables nor ours.
    var isEmpty: Bool { river.isEmpty && runner.isEmpty && !hasJobs }

    /// When a step was applied.
    subscript(_ id: MigrationID) -> Timestamp? {
        id.line == .river ? river[id.version] : runner[id.version]
    }

    /// What is still to be applied, in order.
    var missing: [MigrationID] { Self.all.filter { self[$0] == nil } }

    /// Every step there is, in the order in which they are applied.
    static let all =
        RiverSchema.steps.map { MigrationID(.river, $0.version) }
        + RunnerSchema.steps.map { MigrationID(.runner, $0.version) }

    /// Why this program cannot work with the tables; nil if it can. Newer versions of River's are no reason.
    func refusal(schema: String) -> StoreError? {
        let known = RunnerSchema.steps.last?.version ?? 0
        if let newest = runner.keys.max(), newest > known {
            return StoreError(
                .schema, "the tables are of version \(newest), and this program knows versions up to \(known)",
                help: "use a newer runner")
        }
        guard !missing.isEmpty else { return nil }
        guard !isEmpty else {
            return StoreError(
                .schema, "the schema \(schema) has no tables of jobs: run `runner migrate up`",
                help: "another schema is named by store.schema in jobs.yaml")
        }
        return StoreError(
            .schema, "the tables are older than this program: run `runner migrate up`",
            help: "missing: \(missing.map(\.description).joined(separator: ", "))")
    }

    private static func exists(_ table: String, on connection: PostgresConnection) throws -> Bool {
        try connection.run("SELECT to_regclass($1) IS NOT NULL", connection.schema.parameter(for: table)).boolean(0, 0)
    }

    private static func pairs(_ sql: String, on connection: PostgresConnection) throws -> [Int: Timestamp] {
        let result = try connection.run(sql)
        return Dictionary(
            (0..<result.rowCount).map { (Int(result.integer($0, 0)), result.timestamp($0, 1)) },
            uniquingKeysWith: { first, _ in first })
    }
}

extension PostgresSchema {
    /// A table's qualified name as a parameter.
    fileprivate func parameter(for table: String) -> PostgresParameters {
        var parameters = PostgresParameters()
        parameters.add(applied(to: "$schema." + table))
        return parameters
    }
}
