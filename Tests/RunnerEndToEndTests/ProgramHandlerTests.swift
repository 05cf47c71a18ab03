import JSONTree
import Testing

@Suite("Programs as handlers", .timeLimit(.minutes(5)))
struct ProgramHandlerTests {
    @Test("exit codes decide: 0 completes, 65 and 77 discard, 75 and others are attempts that failed")
    func exitCodes() async throws {
        let scenario = try Scenario(
            jobs: """
                retry_policies: { quick: { max_attempts: 2, backoff: { delays: [10ms], jitter: 0% } } }
                defaults: { retry: quick }
                jobs: { leave: { args: { code: integer }, handler: { exec: [./leave.sh] } } }
                """)
        try scenario.script(
            "leave.sh",
            """
            read line
            code=${line##*:}; code=${code%\\}}
            echo "leaving with $code" >&2
            exit $code

            """)
        let codes = [0, 65, 77, 75, 3]
        try await scenario.enqueue("leave", batch: codes.map { "{\"code\":\($0)}" })
        let result = try await scenario.run("work", "--until-idle")
        #expect(result.exitCode == 1, "\(result)")

        let rows = try await scenario.jobs().reversed().map { $0 }
        #expect(rows.map { $0["args"]?["code"]?.int64 } == codes.map(Int64.init))
        #expect(rows.map { $0["state"] } == ["completed", "discarded", "discarded", "discarded", "discarded"])
        #expect(rows.map { $0["attempt"] } == [1, 1, 1, 2, 2])
        #expect(rows.map { $0["errors"]?.array?.count } == [0, 1, 1, 2, 2])
        for (row, code) in zip(rows, codes).dropFirst() {
            let error = try #require(row["errors"]?[0]?["error"]?.string)
            #expect(error.contains("exit code \(code)"))
            #expect(error.contains("leaving with \(code)"))
        }
    }

    @Test("a program gets its arguments, its variables and the configuration's folder, and nothing else")
    func surroundings() async throws {
        let scenario = try Scenario(
            jobs: """
                jobs:
                  look:
                    args: { text: string }
                    handler: { exec: [./look.sh, --flag, "$HOME *"], env: [CHOSEN] }
                """)
        try scenario.script(
            "look.sh",
            """
            cat > stdin.txt
            printf '%s\\n' "$@" > arguments.txt
            env | sort > environment.txt

            """)
        let id = try await scenario.enqueue("look", #"{"text": "a b\n'\"é"}"#)
        let result = try await scenario.run("work", "--until-idle")
        #expect(result.exitCode == 0, "\(result)")
        #expect(try scenario.text("stdin.txt") == #"{"text":"a b\n'\"é"}"# + "\n")
        #expect(scenario.lines("arguments.txt") == ["--flag", "$HOME *"])
        let environment = scenario.lines("environment.txt")
        for expected in [
            "RUNNER_JOB_ID=\(id)", "RUNNER_KIND=look", "RUNNER_QUEUE=default", "RUNNER_ATTEMPT=1",
            "RUNNER_MAX_ATTEMPTS=25", "RUNNER_SLOT=",
        ] {
            #expect(environment.contains(expected), "\(expected)")
        }
        // The shell itself adds these.
        let known = ["PATH", "HOME", "LANG", "TZ", "CHOSEN", "PWD", "OLDPWD", "SHLVL", "_"]
        let others = environment.map { String($0.prefix { $0 != "=" }) }
            .filter { !$0.hasPrefix("RUNNER_") && !known.contains($0) }
        #expect(others.isEmpty)
    }

    @Test("only the last 8 KiB of standard error are kept")
    func longError() async throws {
        let scenario = try Scenario(
            jobs: """
                retry_policies: { once: { max_attempts: 1 } }
                jobs: { shout: { retry: once, handler: { exec: [./shout.sh] } } }
                """)
        try scenario.script("shout.sh", "head -c 300000 /dev/zero | tr '\\0' x >&2\necho the end >&2\nexit 1\n")
        let id = try await scenario.enqueue("shout")
        #expect(try await scenario.run("work", "--until-idle").exitCode == 1)
        let row = try await scenario.job(id)
        let error = try #require(row["errors"]?[0]?["error"]?.string)
        #expect(error.hasSuffix("the end\n"))
        #expect(error.utf8.count >= 8 << 10)
        #expect(error.utf8.count < (8 << 10) + 100)
    }

    @Test("a timeout ends the program with everything it started")
    func timeout() async throws {
        let scenario = try Scenario(
            jobs: """
                retry_policies: { once: { max_attempts: 1 } }
                jobs: { hang: { retry: once, timeout: 5s, handler: { exec: [./hang.sh] } } }
                """)
        // Only its grandchild holds the other end of the pipe: that end closes when the grandchild is dead.
        try scenario.makePipe("alive")
        try scenario.script("hang.sh", "tail -f /dev/null > alive &\nwait\n")
        let id = try await scenario.enqueue("hang")
        // Before the program starts: on a busy machine a reader that comes later than the timeout would wait for ever.
        let reader = try scenario.openReader("alive")
        #expect(try await scenario.run("work", "--until-idle").exitCode == 1)
        try await scenario.awaitEnd(of: reader)
        let row = try await scenario.job(id)
        #expect(row["state"] == "discarded")
        #expect(row["errors"]?[0]?["error"]?.string?.contains("timed out") == true)
    }

    @Test("a program that is not there is a failed attempt that says so")
    func missingProgram() async throws {
        let scenario = try Scenario(
            jobs: """
                retry_policies: { once: { max_attempts: 1 } }
                jobs: { lost: { retry: once, handler: { exec: [./absent.sh] } } }
                """)
        let id = try await scenario.enqueue("lost")
        #expect(try await scenario.run("work", "--until-idle").exitCode == 1)
        let row = try await scenario.job(id)
        #expect(row["state"] == "discarded")
        #expect(row["errors"]?[0]?["error"]?.string?.contains("./absent.sh: no such program") == true)
    }
}
