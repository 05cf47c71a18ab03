import FoundationEssentials
import Subprocess
import SystemPackage

/// Where the programs of PostgreSQL and PgBouncer are.
struct PostgresPrograms {
    /// What to do when something is missing.
    static let mend = "install the packages postgresql and pgbouncer (Scripts/setup.sh --tests does it)"

    /// The folder of `initdb`, `postgres` and `psql`.
    let folder: FilePath

    /// That of `pg_config --bindir` if there is a server in it, else Debian's newest.
    static func find() async throws -> PostgresPrograms {
        var folders: [FilePath] = []
        let answer = try? await Subprocess.run(
            .name("pg_config"), arguments: ["--bindir"], output: .string(limit: 4096), error: .discarded)
        if let answer, answer.terminationStatus.isSuccess, let line = answer.standardOutput.split(separator: "\n").first
        {
            folders.append(FilePath(String(line)))
        }
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
        folders += versions.compactMap { Int($0) }.sorted(by: >).map { FilePath("/usr/lib/postgresql/\($0)/bin") }
        guard let folder = folders.first(where: hasServer) else {
            throw PostgresServerError(
                "no PostgreSQL server: neither in the folder of pg_config nor in /usr/lib/postgresql: \(mend)")
        }
        return PostgresPrograms(folder: folder)
    }

    /// The program of PgBouncer.
    static func pgBouncer() throws -> FilePath {
        let folders = ["/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin"]
        let found = folders.map { FilePath($0).appending("pgbouncer") }.first(where: isExecutable)
        guard let found else { throw PostgresServerError("no pgbouncer: \(mend)") }
        return found
    }

    /// The path of a program.
    subscript(name: String) -> FilePath { folder.appending(name) }

    private static func hasServer(_ folder: FilePath) -> Bool {
        ["initdb", "postgres", "psql"].allSatisfy { isExecutable(folder.appending($0)) }
    }

    private static func isExecutable(_ path: FilePath) -> Bool {
        FileManager.default.isExecutableFile(atPath: path.string)
    }
}
