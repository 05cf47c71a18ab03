import SystemPackage

extension PostgresServer {
    /// Makes a database with nothing in it.
    /// - Returns: The URL of the superuser's connection to it.
    public func makeDatabase() async throws -> String {
        let name = nextDatabase()
        try await psql("CREATE DATABASE \(name) TEMPLATE \(Self.pattern)", database: "postgres")
        return url(of: name)
    }

    /// The URL of a database for the superuser, over TCP.
    public nonisolated func url(of database: String) -> String {
        "postgres://\(Self.user)@127.0.0.1:\(port)/\(database)"
    }

    /// The URL of a database for the superuser, over the Unix socket.
    public nonisolated func socketURL(of database: String) -> String {
        "postgres://\(Self.user)@/\(database)?host=\(folder.path)&port=\(port)"
    }

    /// The URL of a database for the user with a password.
    public nonisolated func guardedURL(of database: String, password: String? = PostgresServer.password) -> String {
        let secret = password.map { ":" + $0.replacing(" ", with: "%20").replacing("/", with: "%2F") }
        return "postgres://\(Self.guardedUser)\(secret ?? "")@127.0.0.1:\(port)/\(database)"
    }

    /// Runs SQL in the database of a name or a URL, each statement by itself, and stops at the first error.
    /// - Returns: The rows, a line each, columns separated by `|`.
    /// - Throws: `PostgresServerError` with the server's words.
    @discardableResult
    public nonisolated func psql(_ sql: String, database: String) async throws -> String {
        let file = folder.path.appending("script-\(UInt64.random(in: 0 ... .max)).sql")
        try ServerTool.write(sql, to: file)
        let url = database.contains("://") ? database : url(of: database)
        return try await ServerTool.run(
            programs["psql"],
            ["-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", url, "-f", file.string], in: folder.path)
    }
}
