import PostgresServer

/// A pooler in transaction mode before the server that all tests share.
enum SharedPgBouncer {
    private static let start = Task { try await PgBouncer.start(before: try await PostgresServer.shared) }

    /// The same database through the pooler.
    static func url(for url: String) async throws -> String {
        let name = url.split(separator: "/").last.map(String.init) ?? ""
        return try await start.value.url(of: name)
    }
}
