import Subprocess
import SystemPackage

/// A real PostgreSQL server in a temporary folder, for tests: it listens on 127.0.0.1 and on a Unix socket in its
/// folder, and is gone with its last user or with the test process.
public actor PostgresServer {
    /// How a server is set up.
    public struct Settings: Sendable {
        /// Whether what is committed is on the disk; off makes tests fast, and only a crash of the machine loses data.
        public var fsync: Bool
        /// Further parameters of `postgresql.conf`.
        public var parameters: [String: String]

        /// Fast, and everything else as PostgreSQL has it, unless said otherwise.
        public init(fsync: Bool = false, parameters: [String: String] = [:]) {
            self.fsync = fsync
            self.parameters = parameters
        }
    }

    /// How a server is ended.
    public enum Stop: Sendable {
        /// Waits for its clients to go.
        case smart
        /// Ends their sessions, writes all to the disk.
        case fast
        /// Like a crash of all its processes; the next start recovers.
        case immediate
        /// Kills the first process only, as an operator's mistake would; the others then end by themselves.
        case kill

        var signal: Signal {
            switch self {
            case .smart: .terminate
            case .fast: .interrupt
            case .immediate: .quit
            case .kill: .kill
            }
        }
    }

    /// The superuser, who needs no password.
    public static let user = "postgres"
    /// A user who must give `password` (SCRAM), and may make tables in the databases of `makeDatabase`.
    public static let guardedUser = "guarded"
    /// The password of `guardedUser`.
    public static let password = "correct horse/battery"

    /// The one server of this test process, for tests that do not stop it.
    public static var shared: PostgresServer {
        get async throws { try await sharedStart.value }
    }

    private static let sharedStart = Task { try await start(Settings(parameters: ["max_connections": "400"])) }

    /// Its port on 127.0.0.1, the same after every start.
    public nonisolated let port: Int
    nonisolated let folder: ServerFolder
    nonisolated let programs: PostgresPrograms
    nonisolated let user: ServerUser
    private let settings: Settings
    private var process: ServerProcess?
    private var databases = 0

    private init(
        _ settings: Settings, port: Int, folder: ServerFolder, programs: PostgresPrograms, user: ServerUser
    ) {
        self.settings = settings
        self.port = port
        self.folder = folder
        self.programs = programs
        self.user = user
    }

    /// Makes a server and starts it.
    /// - Throws: `PostgresServerError`, which tells what to install if PostgreSQL is missing.
    public static func start(_ settings: Settings = Settings()) async throws -> PostgresServer {
        let programs = try await PostgresPrograms.find()
        let user = try ServerUser()
        let folder = try await ServerFolder.make(for: user)
        try await ServerTool.run(
            programs["initdb"],
            [
                "--pgdata", folder.path.appending("data").string, "--username", Self.user, "--auth", "trust",
                "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync", "--no-instructions",
            ], in: folder.path, options: user.options, as: user)
        try ServerTool.write(accessRules, to: folder.path.appending("data/pg_hba.conf"))
        let server = PostgresServer(
            settings, port: try FreePort.find(), folder: folder, programs: programs, user: user)
        try await server.start()
        try await server.psql(preparation, database: "postgres")
        return server
    }

    /// Makes a server for the body alone.
    public static func with<Result>(
        _ settings: Settings = Settings(), _ body: (PostgresServer) async throws -> Result
    ) async throws -> Result {
        let server = try await start(settings)
        do {
            let result = try await body(server)
            await server.remove()
            return result
        } catch {
            await server.remove()
            throw error
        }
    }

    /// Starts it again with the same data on the same port, and waits until it accepts connections.
    public func start() async throws {
        guard process == nil else { throw PostgresServerError("the server runs") }
        var parameters = settings.parameters
        parameters["fsync"] = settings.fsync ? "on" : "off"
        let given = parameters.sorted { $0.key < $1.key }.flatMap { ["-c", "\($0.key)=\($0.value)"] }
        process = try await ServerProcess.start(
            programs["postgres"],
            [
                "-D", folder.path.appending("data").string, "-p", String(port), "-c", "listen_addresses=127.0.0.1",
                "-c", "unix_socket_directories=\(folder.path)", "-c", "lc_messages=C", "-c", "logging_collector=off",
                "-c", "log_destination=stderr",
            ] + given,
            in: folder.path, options: user.options, as: user, ready: "database system is ready to accept connections")
    }

    /// Ends it, and waits until all its processes are gone; nothing happens if it does not run.
    public func stop(_ how: Stop = .fast) async throws {
        guard let process else { return }
        try await process.send(how.signal)
        await process.end()
        self.process = nil
    }

    /// Ends it for good; its folder is gone afterwards.
    public func remove() async {
        await folder.remove()
        await process?.end()
        process = nil
    }

    /// The folder with its data, its socket, and nothing of others.
    public nonisolated var folderPath: String { folder.path.string }

    /// What the server has logged since its last start.
    public var log: [String] {
        get async { await process?.lines ?? [] }
    }

    /// Waits for a line of the log with the text, from the last start on.
    /// - Returns: Whether it came before the server's end.
    public func logs(_ text: String) async -> Bool {
        await process?.says(text) ?? false
    }

    /// A name for the next database.
    func nextDatabase() -> String {
        databases += 1
        return "test_\(databases)"
    }

    /// Makes the user with the password, and the database that those for tests are copies of.
    private static let preparation = """
        CREATE ROLE \(guardedUser) LOGIN PASSWORD '\(password)';
        CREATE DATABASE \(pattern) TEMPLATE template0;
        \\connect \(pattern)
        GRANT CREATE ON SCHEMA public TO \(guardedUser);
        """

    /// The name of that database.
    static let pattern = "test_pattern"

    private static let accessRules = """
        host all \(guardedUser) 127.0.0.1/32 scram-sha-256
        local all \(guardedUser) scram-sha-256
        local all all trust
        host all all 127.0.0.1/32 trust

        """
}
