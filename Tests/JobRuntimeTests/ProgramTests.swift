import JSONTree
import JobModel
import JobPlugin
import JobPluginTesting
import JobStore
import JobStoreSQLite
import JobTime
import Testing

@testable import JobRuntime

@Suite("A program as a handler")
struct ProgramTests {
    private let folder = TemporaryFile.folder()

    private func job(_ arguments: String = #"{"name":"wörld"}"#) -> ClaimedJob {
        let time = Timestamp(seconds: 0)
        return ClaimedJob(
            claim: JobClaim(id: 42, attempt: 3, attemptedAt: time), kind: "report", queue: "slow", priority: 1,
            maxAttempts: 5, failures: 0, arguments: arguments,
            metadata: #"{"runner:schedule":"daily","runner:slot":"2026-11-24"}"#, tags: [], createdAt: time,
            scheduledAt: time)
    }

    private func run(
        _ script: String, arguments: [String] = [], environment: [String: String] = ["PATH": "/usr/bin:/bin"],
        job: ClaimedJob? = nil
    ) async throws -> AttemptEnd {
        let program = ProgramHandler(
            command: [TemporaryFile.script(script, in: folder)] + arguments, environment: environment, folder: folder)
        return try await end(program, of: job ?? self.job())
    }

    private func end(_ program: ProgramHandler, of job: ClaimedJob) async throws -> AttemptEnd {
        let world = try await World()
        let work = try program.worker.prepare(job, AttemptRules(job, policy: .river))
        return await work.run(world.services().context(for: job))
    }

    @Test(
        "says with its exit code what follows",
        arguments: [
            (0, AttemptEnd.returned(.completed)), (65, .returned(.discarded(reason: "exit code 65: why"))),
            (77, .returned(.discarded(reason: "exit code 77: why"))),
            (75, .failed(AttemptFailure(error: "asked for a retry (exit code 75): why"))),
            (1, .failed(AttemptFailure(error: "exit code 1: why"))),
        ])
    func exitCodes(code: Int, expected: AttemptEnd) async throws {
        #expect(try await run("printf why >&2; exit \(code)") == expected)
    }

    @Test("reads the arguments as one line, and runs in the configuration's folder")
    func input() async throws {
        #expect(try await run("cat > got; pwd > where") == .returned(.completed))
        #expect(TemporaryFile.read(folder + "/got") == #"{"name":"wörld"}"# + "\n")
        #expect(TemporaryFile.read(folder + "/where") == folder + "\n")
    }

    @Test("sees the job's variables, what it is given, and nothing else")
    func environment() async throws {
        #expect(try await run("/usr/bin/env > variables", environment: ["TOKEN": "secret"]) == .returned(.completed))
        let lines = Set((TemporaryFile.read(folder + "/variables") ?? "").split(separator: "\n").map(String.init))
        let expected: Set<String> = [
            "RUNNER_JOB_ID=42", "RUNNER_KIND=report", "RUNNER_QUEUE=slow", "RUNNER_ATTEMPT=3",
            "RUNNER_MAX_ATTEMPTS=5", "RUNNER_SLOT=2026-11-24", "TOKEN=secret",
        ]
        // The shell adds some of its own.
        let own = ["PWD=", "_=", "OLDPWD=", "SHLVL="]
        #expect(lines.filter { line in !own.contains { line.hasPrefix($0) } } == expected)
    }

    @Test("need not read arguments that are long")
    func unread() async throws {
        let long = #"{"text":""# + String(repeating: "x", count: 2_000_000) + #""}"#
        #expect(try await run("exit 0", job: job(long)) == .returned(.completed))
        #expect(try await run("wc -c < /dev/stdin > size", job: job(long)) == .returned(.completed))
        #expect(TemporaryFile.read(folder + "/size")?.contains("2000012") == true)
    }

    @Test("may say much; the last of it is kept")
    func errorTail() async throws {
        let script = "i=0; while [ $i -lt 3000 ]; do echo \"line $i\" >&2; i=$((i+1)); done; exit 3"
        guard case .failed(let failure) = try await run(script) else {
            Issue.record("it did not fail")
            return
        }
        #expect(failure.error.contains("line 2999"))
        #expect(!failure.error.contains("line 10\n"))
        #expect(failure.error.utf8.count <= ProgramHandler.errorLimit + 50)
    }

    @Test("takes its arguments from the command, without a shell")
    func noShell() async throws {
        #expect(try await run("printf '%s' \"$1\" > given", arguments: ["$HOME; echo *"]) == .returned(.completed))
        #expect(TemporaryFile.read(folder + "/given") == "$HOME; echo *")
    }

    @Test("that does not exist fails and is named", arguments: ["./missing", "surely-no-such-program"])
    func missing(name: String) async throws {
        let program = ProgramHandler(command: [name], environment: ["PATH": "/usr/bin:/bin"], folder: folder)
        guard case .failed(let failure) = try await end(program, of: job()) else {
            Issue.record("it did not fail")
            return
        }
        #expect(failure.error.contains(name))
        #expect(failure.error.contains("no such program"))
    }

    @Test("ends by a signal as a failure")
    func signal() async throws {
        #expect(try await run("kill -KILL $$") == .failed(AttemptFailure(error: "ended by signal 9")))
    }

    @Test("is ended with all that it started when its attempt is cancelled")
    func cancelled() async throws {
        let script = TemporaryFile.script("tail -f /dev/null & echo $! > child; echo ready > ready; wait", in: folder)
        let program = ProgramHandler(command: [script], environment: ["PATH": "/usr/bin:/bin"], folder: folder)
        let ended = await withTaskGroup(of: AttemptEnd?.self) { group in
            group.addTask { try? await end(program, of: job()) }
            while TemporaryFile.read(folder + "/ready") == nil { await Task.yield() }
            group.cancelAll()
            return await group.next() ?? nil
        }
        #expect(ended != nil && ended != .returned(.completed))
        let child = Int((TemporaryFile.read(folder + "/child") ?? "").split(separator: "\n").first ?? "") ?? 0
        #expect(child > 0)
        while !ProcessTable.isGone(child) { await Task.yield() }
    }
}
