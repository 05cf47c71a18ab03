import FoundationEssentials
import Glibc
import JSONTree
import Subprocess
import SystemPackage

/// A folder with a configuration of its own, in which the program is run; gone with its last user.
final class Scenario: Sendable {
    let folder: FilePath
    private let program: FilePath
    private let store: String

    /// - Parameters:
    ///   - store: What is behind `store:`.
    ///   - jobs: The text of `jobs.yaml` behind `version` and `store`; nil for no file.
    ///   - schedules: The text under `schedules:`.
    init(
        _ program: BuiltProgram = .runner, store: String = #"{ url: "sqlite:runner.db" }"#, jobs: String?,
        schedules: String? = nil
    ) throws {
        self.program = try program.path()
        self.store = store
        var template = Array("/tmp/runner-scenario-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw ScenarioError("no temporary folder: \(Errno(rawValue: errno))") }
        folder = FilePath(String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
        if let jobs { try writeJobs(jobs) }
        if let schedules { try write("schedules.yaml", "version: 1\nschedules:\n" + schedules) }
    }

    deinit {
        try? FileManager.default.removeItem(atPath: folder.string)
    }

    /// Local times for `at:` in UTC, the first of them soon.
    static func timesFromNow(_ count: Int, every seconds: Int) -> String {
        let now = Int(Date().timeIntervalSince1970)
        return (1...count).map { step in
            let second = (now + seconds * step) % 86_400
            let parts = [second / 3_600, second / 60 % 60, second % 60].map { ($0 < 10 ? "0" : "") + String($0) }
            return "\"\(parts.joined(separator: ":"))\""
        }.joined(separator: ", ")
    }

    // MARK: Files

    /// Writes `jobs.yaml` with the scenario's store.
    func writeJobs(_ text: String) throws {
        try write("jobs.yaml", "version: 1\nstore: \(store)\n" + text)
    }

    /// Writes a file in one step, so that no reader sees half of it.
    func write(_ path: String, _ text: String) throws {
        let target = folder.appending(path)
        try FileManager.default.createDirectory(
            atPath: target.removingLastComponent().string, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(filePath: target.string), options: .atomic)
    }

    /// Writes a program for exec handlers.
    func script(_ path: String, _ body: String) throws {
        try write(path, "#!/bin/sh\n" + body)
        guard chmod(folder.appending(path).string, 0o755) == 0 else {
            throw ScenarioError("chmod: \(Errno(rawValue: errno))")
        }
    }

    func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(filePath: folder.appending(path).string)), as: UTF8.self)
    }

    func exists(_ path: String) -> Bool { access(folder.appending(path).string, F_OK) == 0 }

    /// The lines of a file; none where it does not exist.
    func lines(_ path: String) -> [String] {
        ((try? text(path)) ?? "").split(separator: "\n").map(String.init)
    }

    // MARK: Commands

    /// Runs the program to its end.
    func run(_ arguments: String..., input: String = "") async throws -> CommandResult {
        try await run(arguments, input: input)
    }

    func run(_ arguments: [String], input: String = "") async throws -> CommandResult {
        // A file and not a pipe: a program that ends without reading would leave the pipe's other end behind.
        let name = "standard-input-\(UInt64.random(in: 0 ... .max))"
        try write(name, input)
        let path = folder.appending(name)
        let result = try await Subprocess.run(
            .path(program), arguments: Arguments(arguments), environment: Scenario.environment,
            workingDirectory: folder,
            input: .fileDescriptor(try FileDescriptor.open(path, .readOnly), closeAfterSpawningProcess: true),
            output: .string(limit: 16 << 20), error: .string(limit: 16 << 20))
        return CommandResult(
            status: result.terminationStatus, output: result.standardOutput, messages: result.standardError)
    }

    /// The JSON document that a command prints.
    func json(_ arguments: String..., input: String = "") async throws -> JSONValue {
        try JSONValue(parsing: try await run(arguments + ["--format", "json"], input: input).output)
    }

    /// Enqueues a job and returns its id.
    @discardableResult
    func enqueue(_ kind: String, _ arguments: String = "{}") async throws -> Int64 {
        let document = try await json("enqueue", kind, "--args", arguments)
        guard let id = document["id"]?.int64 else { throw ScenarioError("not enqueued: \(document)") }
        return id
    }

    /// Enqueues jobs of a kind, all in one transaction.
    func enqueue(_ kind: String, batch arguments: [String]) async throws {
        let lines = arguments.map { "{\"kind\":\"\(kind)\",\"args\":\($0)}\n" }.joined()
        let result = try await run("enqueue", "--batch", "-", input: lines)
        guard result.exitCode == 0 else { throw ScenarioError("not enqueued: \(result)") }
    }

    /// The rows of all jobs, newest first.
    func jobs(_ filter: String...) async throws -> [JSONValue] {
        let result = try await run(["jobs", "list", "--limit", "10000", "--format", "json"] + filter)
        return try JSONValue(parsing: result.output)["jobs"]?.array ?? []
    }

    func job(_ id: Int64) async throws -> JSONValue {
        try await json("jobs", "show", String(id))
    }

    // MARK: Nodes

    /// Works until idle as under a supervisor: started again whenever a signal ends it, ten times at most.
    /// - Returns: How often that was, and the last run, which ended by itself.
    func workSupervised() async throws -> (crashes: Int, last: CommandResult) {
        var crashes = 0
        var last = try await run("work", "--until-idle")
        while last.exitCode == nil, crashes < 10 {
            crashes += 1
            last = try await run("work", "--until-idle")
        }
        return (crashes, last)
    }

    /// Starts `work`, has the body act on it, and waits for its end; a body that throws ends it by force.
    /// - Parameter host: What the node's host is called, if not as this one; see `OtherHost`.
    func node(
        _ arguments: String..., onHost host: String? = nil, body: (inout RunningNode) async throws -> Void
    ) async throws -> CommandResult {
        let work = ["work"] + arguments
        let (path, arguments) = host.map { OtherHost.command(program, work, host: $0) } ?? (program, work)
        let result = try await Subprocess.run(
            .path(path), arguments: Arguments(arguments), environment: Scenario.environment,
            workingDirectory: folder, input: .none, output: .discarded, error: .sequence
        ) { execution in
            var node = RunningNode(execution)
            do {
                try await body(&node)
                return try await node.remainingText()
            } catch {
                try? execution.send(signal: .kill)
                throw error
            }
        }
        return CommandResult(status: result.terminationStatus, output: "", messages: result.closureResult)
    }

    /// Nothing of the surroundings that the program reads, but what it needs to start programs.
    private static let environment: Environment = .inherit.updating([
        "RUNNER_STORE": nil, "RUNNER_ENV": nil, "DATABASE_URL": nil, "NO_COLOR": "1",
    ])
}
