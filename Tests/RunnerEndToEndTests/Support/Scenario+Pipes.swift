import Glibc
import Subprocess
import SystemPackage

/// Where a script and a test meet: whoever opens one end of a named pipe waits for the other.
extension Scenario {
    func makePipe(_ path: String) throws {
        guard mkfifo(folder.appending(path).string, 0o600) == 0 else {
            throw ScenarioError("mkfifo: \(Errno(rawValue: errno))")
        }
    }

    /// Keeps the pipe open: a script that reads it ends when this is closed, or this process is gone.
    func holdPipe(_ path: String) throws -> FileDescriptor {
        try FileDescriptor.open(folder.appending(path), .readWrite, options: .closeOnExec)
    }

    /// Waits until a script has opened the pipe for writing and every writer has gone.
    func awaitWriter(_ path: String) async throws {
        try await use(path, by: "cat \"$0\"")
    }

    /// Opens the pipe for reading at once, so that no writer has to wait for it.
    func openReader(_ path: String) throws -> FileDescriptor {
        let reader = try FileDescriptor.open(
            folder.appending(path), .readOnly, options: [.nonBlocking, .closeOnExec])
        // Only opening must not wait.
        guard fcntl(reader.rawValue, F_SETFL, 0) == 0 else { throw Errno(rawValue: errno) }
        return reader
    }

    /// Waits until every writer has gone, and closes the pipe.
    func awaitEnd(of reader: FileDescriptor) async throws {
        let result = try await Subprocess.run(
            .name("cat"), input: .fileDescriptor(reader, closeAfterSpawningProcess: true), output: .discarded,
            error: .discarded)
        guard result.terminationStatus.isSuccess else { throw ScenarioError("the pipe cannot be read") }
    }

    /// Waits for a script that reads a line, and gives it one.
    func releaseReader(_ path: String) async throws {
        try await use(path, by: "echo go > \"$0\"")
    }

    /// In a process of its own, so that waiting holds no thread and ends with the test.
    private func use(_ path: String, by script: String) async throws {
        let result = try await Subprocess.run(
            .name("sh"), arguments: ["-c", script, folder.appending(path).string], output: .discarded,
            error: .discarded)
        guard result.terminationStatus.isSuccess else { throw ScenarioError("the pipe \(path) cannot be used") }
    }
}
