import Glibc
import Subprocess
import SystemPackage

/// Processes that are told another host name than this machine's, by a namespace of their own: no node there is known to
/// be gone by its process.
enum OtherHost {
    private static let unshare: FilePath = "/usr/bin/unshare"
    /// Who is not root is so in a namespace of users.
    private static var flags: [String] { geteuid() == 0 ? ["--uts"] : ["--user", "--map-root-user", "--uts"] }

    /// The program and arguments that run a command there, in one process, which gets its signals.
    static func command(
        _ program: FilePath, _ arguments: [String], host: String
    ) -> (program: FilePath, arguments: [String]) {
        let script = "hostname \(host) && exec \"$0\" \"$@\""
        return (unshare, flags + ["sh", "-c", script, program.string] + arguments)
    }

    /// Whether this machine lets us have one.
    static var isPossible: Bool {
        get async {
            let (program, arguments) = command("/bin/true", [], host: "elsewhere")
            let result = try? await Subprocess.run(
                .path(program), arguments: Arguments(arguments), output: .discarded, error: .discarded)
            return result?.terminationStatus.isSuccess ?? false
        }
    }
}
