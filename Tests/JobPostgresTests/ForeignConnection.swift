import CPostgres
import JobStorePostgres
import PostgresDriver
import PostgresServer
import Testing

/// A connection that a program without this library's help has opened.
final class ForeignConnection {
    let raw: OpaquePointer

    /// Connects to a new database with tables in a schema.
    static func new(schema: String = "public") async throws -> ForeignConnection {
        let server = try await PostgresServer.shared
        let url = try await server.makeDatabase()
        let store = try await PostgresJobStore.open(
            PostgresLocation(url: url), settings: PostgresStoreSettings(schema: schema))
        await store.close()
        return try ForeignConnection(url)
    }

    init(_ url: String) throws {
        raw = try #require(PQconnectdb(url))
        try #require(PQstatus(raw) == CONNECTION_OK)
    }

    deinit { PQfinish(raw) }

    /// Runs a statement.
    /// - Returns: The first column, values joined by commas.
    @discardableResult
    func run(_ sql: String) throws -> String {
        let result = try #require(PQexec(raw, sql))
        defer { PQclear(result) }
        let status = PQresultStatus(result)
        try #require(
            status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK, "\(String(cString: PQresultErrorMessage(result)))")
        guard PQnfields(result) > 0 else { return "" }
        return (0..<PQntuples(result)).map { String(cString: PQgetvalue(result, $0, 0)) }.joined(separator: ",")
    }

    /// The payloads of notifications that have come.
    func notifications() throws -> [String] {
        PQconsumeInput(raw)
        var payloads: [String] = []
        while let notification = PQnotifies(raw) {
            payloads.append(String(cString: notification.pointee.extra))
            PQfreemem(notification)
        }
        return payloads
    }
}
