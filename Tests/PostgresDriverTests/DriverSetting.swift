import JobSQL
import PostgresDriver
import PostgresServer

/// A database of its own on the server that all tests share.
enum DriverSetting {
    static func location() async throws -> PostgresLocation {
        try PostgresLocation(url: await PostgresServer.shared.makeDatabase())
    }

    /// Takes what `endless` asks for, on a connection that keeps it until it is closed.
    static func blockEndless(in database: PostgresDatabase) async throws -> PostgresConnectionActor {
        let holder = try database.dedicatedConnection(name: "holder")
        try await holder.run { _ = try $0.run(endless) }
        return holder
    }

    /// A statement that waits for ever.
    static let endless = "SELECT pg_advisory_lock(1)"

    /// Runs a block with a pool over a new database.
    static func withDatabase<Result>(
        _ options: PostgresOptions = PostgresOptions(), _ body: (PostgresDatabase) async throws -> Result
    ) async throws -> Result {
        let database = PostgresDatabase(try await location(), options: options)
        do {
            let result = try await body(database)
            await database.close()
            return result
        } catch {
            await database.close()
            throw error
        }
    }
}
