import JobSQL
import JobStore
import JobTime
import PostgresDriver

@testable import JobStorePostgres

/// A store in a database of its own, with a way to look into its tables.
struct LedgerStore {
    let store: PostgresJobStore
    let database: MigratedDatabase

    static func new(
        schema: String = "public", steadyTime: @escaping @Sendable () -> Timestamp = SteadyTime.now
    ) async throws -> LedgerStore {
        let database = try await MigratedDatabase.new(schema: schema)
        return LedgerStore(store: try await store(on: database, steadyTime), database: database)
    }

    /// Another store on the same tables, as another process has it.
    func peer() async throws -> PostgresJobStore { try await Self.store(on: database) }

    private static func store(
        on database: MigratedDatabase, _ steadyTime: @escaping @Sendable () -> Timestamp = SteadyTime.now
    ) async throws -> PostgresJobStore {
        try await PostgresJobStore.open(
            PostgresLocation(url: database.url), settings: PostgresStoreSettings(schema: database.schema.name),
            steadyTime: steadyTime)
    }

    /// Runs statements of the test's own.
    func script(_ sql: String) async throws {
        try await store.postgres.withConnection { connection in
            try connection.runScript(sql)
        }
    }

    /// The rows of a query, as texts.
    func rows(_ sql: String) async throws -> [[String]] {
        try await store.postgres.withConnection { connection in
            try connection.query(connection.schema.applied(to: sql), []).map { row in
                row.values.map { value in
                    switch value {
                    case .null: "NULL"
                    case .integer(let number): String(number)
                    case .real(let number): String(number)
                    case .text(let text): text
                    case .blob(let bytes): "\(bytes)"
                    }
                }
            }
        }
    }
}
