import Subprocess
import SystemPackage

/// A server as a child process. What it says is kept; its end is the end of its output, which is when all processes
/// that it started have ended too.
actor ServerProcess {
    typealias Running = Execution<FileDescriptorInput, DiscardedOutput, SequenceOutput>

    /// What it said on standard error.
    private(set) var lines: [String] = []
    private var running: Running?
    private var hasEnded = false
    private var listeners: [(text: String, continuation: CheckedContinuation<Bool, Never>)] = []
    private var task: Task<Void, any Error>?

    private init() {}

    /// Starts a program and waits until it says that it is ready.
    /// - Parameters:
    ///   - input: What it reads; closed afterwards. Nothing if nil.
    ///   - ready: A piece of the line that says so.
    /// - Throws: `PostgresServerError` with all that it said, if it ends before.
    static func start(
        _ program: FilePath, _ arguments: [String], in folder: FilePath, options: PlatformOptions,
        as user: ServerUser? = nil, input: FileDescriptor? = nil, ready: String
    ) async throws -> ServerProcess {
        let process = ServerProcess()
        let input = try input ?? FileDescriptor.open("/dev/null", .readOnly, options: .closeOnExec)
        let (program, arguments) = user?.command(program, arguments) ?? (program, arguments)
        await process.follow(program, arguments, in: folder, options: options, input: input)
        guard await process.says(ready) else {
            let lines = await process.lines.joined(separator: "\n")
            throw PostgresServerError("\(program) ended before it was ready:\n\(lines)")
        }
        return process
    }

    /// Waits for a line with the text, among those that were read too.
    /// - Returns: Whether it came before the end.
    func says(_ text: String) async -> Bool {
        if lines.contains(where: { $0.contains(text) }) { return true }
        if hasEnded { return false }
        return await withCheckedContinuation { listeners.append((text, $0)) }
    }

    /// Sends it a signal, if it still runs.
    func send(_ signal: Signal) throws {
        guard !hasEnded else { return }
        try running?.send(signal: signal)
    }

    /// Waits for its end.
    func end() async {
        try? await task?.value
    }

    private func follow(
        _ program: FilePath, _ arguments: [String], in folder: FilePath, options: PlatformOptions,
        input: FileDescriptor
    ) {
        task = Task {
            do {
                _ = try await run(
                    .path(program), arguments: Arguments(arguments), environment: ServerSurroundings.environment,
                    workingDirectory: folder, platformOptions: options,
                    input: .fileDescriptor(input, closeAfterSpawningProcess: true), output: .discarded,
                    error: .sequence
                ) { execution in
                    running = execution
                    for try await line in execution.standardError.strings() { hear(line) }
                }
            } catch {
                hear("\(error)")
            }
            running = nil
            hasEnded = true
            for listener in listeners { listener.continuation.resume(returning: false) }
            listeners = []
        }
    }

    private func hear(_ line: String) {
        lines.append(line)
        let heard = listeners.filter { line.contains($0.text) }
        listeners.removeAll { line.contains($0.text) }
        for listener in heard { listener.continuation.resume(returning: true) }
    }
}
