import Subprocess
import SystemPackage

/// PgBouncer in transaction mode before a server, for tests; gone with its last user or with the test process.
public struct PgBouncer: Sendable {
    /// Its port on 127.0.0.1.
    public let port: Int
    private let folder: ServerFolder
    private let process: ServerProcess

    /// Starts one that leads to every database of the server.
    /// - Parameters:
    ///   - poolSize: How many connections it opens for a database.
    ///   - settings: Further lines of the section `[pgbouncer]`.
    public static func start(
        before server: PostgresServer, poolSize: Int = 20, settings: [String: String] = [:]
    ) async throws -> PgBouncer {
        let program = try PostgresPrograms.pgBouncer()
        let folder = try await ServerFolder.make(for: server.user)
        let port = try FreePort.find()
        let users = folder.path.appending("users.txt")
        try ServerTool.write("\"\(PostgresServer.user)\" \"\"\n", to: users)
        let further = settings.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)\n" }.joined()
        let configuration = folder.path.appending("pgbouncer.ini")
        try ServerTool.write(
            """
            [databases]
            * = host=127.0.0.1 port=\(server.port)

            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = \(port)
            unix_socket_dir =
            auth_type = trust
            auth_file = \(users)
            admin_users = \(PostgresServer.user)
            pool_mode = transaction
            default_pool_size = \(poolSize)
            max_client_conn = 500
            \(further)
            """, to: configuration)
        let process = try await ServerProcess.start(
            program, [configuration.string], in: folder.path, options: server.user.options, as: server.user,
            ready: "process up")
        return PgBouncer(port: port, folder: folder, process: process)
    }

    /// The URL of a database for the superuser through it.
    public func url(of database: String) -> String {
        "postgres://\(PostgresServer.user)@127.0.0.1:\(port)/\(database)"
    }

    /// The folder with its configuration.
    public var folderPath: String { folder.path.string }

    /// What it has logged.
    public var log: [String] {
        get async { await process.lines }
    }

    /// Ends it at once; its folder is gone afterwards.
    public func stop() async {
        await folder.remove()
        await process.end()
    }
}
