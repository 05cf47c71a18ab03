import Glibc
import JSONTree
import NIOPosix

/// The mail server of `smtp_server.py` as a process of its own, for as long as a test needs it.
struct PythonMailServer: Sendable {
    /// Why there is no server.
    struct StartError: Error, CustomStringConvertible {
        let description: String
    }

    let port: Int
    private let process: pid_t
    private let input: Int32
    private let output: Int32

    /// Starts it with the Python of `RUNNER_TEST_PYTHON`, else `python3`.
    static func start(requiringPassword: Bool) async throws -> PythonMailServer {
        let python = getenv("RUNNER_TEST_PYTHON").map { String(cString: $0) } ?? "python3"
        let script = #filePath.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" } + "/smtp_server.py"
        return try await NIOThreadPool.singleton.runIfActive {
            try spawn([python, script] + (requiringPassword ? ["--auth"] : []))
        }
    }

    private static func spawn(_ arguments: [String]) throws -> PythonMailServer {
        var input: [Int32] = [0, 0]
        var output: [Int32] = [0, 0]
        guard pipe(&input) == 0, pipe(&output) == 0 else { throw StartError(description: "no pipes") }
        // Our ends must not stay open in the child: it ends when we close its input.
        for end in input + output { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, input[0], 0)
        posix_spawn_file_actions_adddup2(&actions, output[1], 1)
        let words = arguments.map { strdup($0) } + [nil]
        defer { words.forEach { free($0) } }
        var process: pid_t = 0
        let result = posix_spawnp(&process, arguments[0], &actions, nil, words, environ)
        close(input[0])
        close(output[1])
        guard result == 0 else { throw StartError(description: "\(arguments[0]) cannot be started") }
        guard let port = Int(readLine(output[0])) else {
            close(input[1])
            close(output[0])
            waitpid(process, nil, 0)
            throw StartError(
                description:
                    "the mail server of the tests needs aiosmtpd: run '\(arguments[0]) -m pip install aiosmtpd'")
        }
        return PythonMailServer(port: port, process: process, input: input[1], output: output[0])
    }

    /// Waits for the next mail.
    func nextMail() async throws -> JSONValue {
        try await NIOThreadPool.singleton.runIfActive { [output] in try JSONValue(parsing: Self.readLine(output)) }
    }

    /// Ends the process.
    func stop() async throws {
        try await NIOThreadPool.singleton.runIfActive { [input, output, process] in
            close(input)
            close(output)
            waitpid(process, nil, 0)
        }
    }

    /// A line without its end; what there is if the process ends before.
    private static func readLine(_ descriptor: Int32) -> String {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while read(descriptor, &byte, 1) == 1, byte != UInt8(ascii: "\n") { bytes.append(byte) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
