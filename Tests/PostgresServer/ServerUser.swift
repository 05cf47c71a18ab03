import Glibc
import Subprocess
import SystemPackage

/// Whom the servers run as: PostgreSQL and PgBouncer refuse to be root.
struct ServerUser: Sendable {
    /// Nil for the user of the tests.
    private let other: (user: uid_t, group: gid_t)?

    /// Ourselves, or the user `postgres` of the Debian package if we are root.
    init() throws {
        guard geteuid() == 0 else {
            other = nil
            return
        }
        guard let entry = getpwnam("postgres") else {
            throw PostgresServerError("no user postgres to run the server as: \(PostgresPrograms.mend)")
        }
        other = (entry.pointee.pw_uid, entry.pointee.pw_gid)
    }

    /// In a session of its own, so that an interrupt at the terminal is for the tests and not for the server.
    var options: PlatformOptions {
        var options = PlatformOptions()
        options.createSession = true
        return options
    }

    /// The program and arguments that run a command as the user.
    ///
    /// `setpriv` changes the user after the fork: in the child of a process with many threads, which shares its memory,
    /// the C library's own calls for it may wait for ever for a thread of the parent.
    func command(_ program: FilePath, _ arguments: [String]) -> (program: FilePath, arguments: [String]) {
        guard let other else { return (program, arguments) }
        let switching = ["--reuid=\(other.user)", "--regid=\(other.group)", "--clear-groups", program.string]
        return ("/usr/bin/setpriv", switching + arguments)
    }

    /// Gives a file or folder to the user.
    func own(_ path: FilePath) throws {
        guard let other else { return }
        guard chown(path.string, other.user, other.group) == 0 else { throw Errno(rawValue: errno) }
    }
}
