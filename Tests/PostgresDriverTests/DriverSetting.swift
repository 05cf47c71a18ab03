import JobSQL
import PostgresDriver
import PostgresServer

/// A database of its own on the server that all tests share.
enum DriverSetting {
    static func location() async throws -> PostgresLocation {
        try PostgresLocation(url: await PostgresServer.shared.makeDatabase())
    }

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
