import Glibc
import Subprocess
import Synchronization
import SystemPackage

/// A temporary folder for a server. Its guardian ends every process that works in it and removes it, when it is no
/// longer used or when the test process has ended, however that was.
///
/// The guardian is a shell that reads a socket of ours to its end: the system closes our side when we are gone.
final class ServerFolder: Sendable {
    let path: FilePath
    /// Our side of the socket; nil once closed.
    private let lifeline: Mutex<FileDescriptor?>
    private let guardian: ServerProcess

    /// - Parameter user: Who owns it.
    static func make(for user: ServerUser) async throws -> ServerFolder {
        let path = try temporaryFolder()
        try user.own(path)
        var ends: [Int32] = [0, 0]
        let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw Errno(rawValue: errno) }
        var options = PlatformOptions()
        options.createSession = true
        let guardian = try await ServerProcess.start(
            "/bin/sh", ["-c", script, "guardian", path.string], in: "/", options: options,
            input: FileDescriptor(rawValue: ends[0]), ready: "watching")
        return ServerFolder(path, lifeline: FileDescriptor(rawValue: ends[1]), guardian)
    }

    private init(_ path: FilePath, lifeline: FileDescriptor, _ guardian: ServerProcess) {
        self.path = path
        self.lifeline = Mutex(lifeline)
        self.guardian = guardian
    }

    deinit {
        cut()
    }

    /// Ends what works in the folder, removes it, and waits until that is done.
    func remove() async {
        cut()
        await guardian.end()
    }

    /// The ids of the processes that work in a folder below, or in this one.
    func processes() throws -> [pid_t] {
        let folders = try opened("/proc")
        defer { closedir(folders) }
        var found: [pid_t] = []
        while let entry = readdir(folders) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard let process = pid_t(name), let place = link("/proc/\(process)/cwd") else { continue }
            if place.starts(with: path) { found.append(process) }
        }
        return found
    }

    private func cut() {
        lifeline.withLock { end in
            try? end?.close()
            end = nil
        }
    }

    private func opened(_ folder: String) throws -> OpaquePointer {
        guard let folders = opendir(folder) else { throw Errno(rawValue: errno) }
        return folders
    }

    private func link(_ path: String) -> FilePath? {
        var bytes = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        guard readlink(path, &bytes, Int(PATH_MAX)) > 0 else { return nil }
        return FilePath(platformString: bytes)
    }

    private static func temporaryFolder() throws -> FilePath {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array((parent + "/runner-postgres-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil, let resolved = realpath(template, nil) else {
            throw PostgresServerError("no temporary folder in \(parent): \(Errno(rawValue: errno))")
        }
        defer { free(resolved) }
        return FilePath(platformString: resolved)
    }

    /// QUIT makes PostgreSQL and PgBouncer end at once and in order; who is deaf is killed after ten seconds.
    private static let script = """
        echo watching >&2
        while read -r _; do :; done
        signal=QUIT
        round=0
        while :; do
            left=$(find /proc/[0-9]*/cwd -prune '(' -lname "$1" -o -lname "$1/*" ')' -printf '%h\\n' 2> /dev/null)
            [ -n "$left" ] || break
            [ "$round" -lt 10 ] || signal=KILL
            for process in $left; do
                kill -s CONT "${process#/proc/}"
                kill -s "$signal" "${process#/proc/}"
            done 2> /dev/null
            round=$((round + 1))
            # Until the first of them is gone; one that is deaf is tried again after a second.
            echo "$left" | sed 's#.*/##;q' > "$1.pid"
            timeout 1 pidwait --pidfile "$1.pid" > /dev/null 2>&1
        done
        rm -rf "$1" "$1.pid"
        """
}
