import JSONTree
import JobCommands
import Testing

@Suite("validate")
struct ValidateCommandTests {
    static let bad = [
        "jobs.yaml": """
        version: 1
        store: { url: "${DATABASE_ADDRESS}" }
        queues:
          mailers: { concurency: 5 }
        environments:
          staging:
            runtime: { concurrency: 0 }
        jobs:
          greet: { queue: mailer, timeout: 1x, handler: { exec: [bin/greet] } }
        """,
        "schedules.yaml": """
        version: 1
        schedules:
          greeting: { job: greet, cron: "0 0 30 2 *" }
        """,
    ]

    static let good = ["jobs.yaml": "version: 1\njobs:\n  greet: { handler: { exec: [/bin/cat] } }\n"]

    @Test("the findings read the same as last time, in every format", arguments: ["text", "json", "github", "sarif"])
    func golden(format: String) async throws {
        let project = try Project(Self.bad)
        let run = await project.run("validate --format \(format)")
        #expect(run.exit == 1 && run.messages.isEmpty)
        // A fingerprint depends on the file's path, which is another one each time.
        let output = run.output.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.contains("runnerFinding") }.joined(separator: "\n")
        try Checkout.expect(output, golden: "validate.\(format == "text" ? "txt" : format)")
    }

    @Test(
        "time zone data that cannot be used is named by its place",
        arguments: [
            ("/nowhere", "there is no time zone data in /nowhere"),
            ("/proc/self/fd", "there are no compiled time zones in /proc/self/fd"),
        ])
    func zoneData(_ folder: String, _ message: String) async throws {
        var files = Self.good
        files["schedules.yaml"] = """
            version: 1
            schedules:
              greeting: { job: greet, at: "06:00", timezone: Europe/London }
            """
        let run = await (try Project(files)).run("validate", environment: ["TZDIR": folder])
        #expect(run.exit == 1)
        #expect(run.output.contains("schedules.yaml:3:50: error[RJ222]: \(message)\n"))
        #expect(run.output.contains("= help: install the package tzdata, or set runtime.tzdata to a folder"))
    }

    @Test("the document has the keys that other programs read, format first")
    func keys() async throws {
        let project = try Project(Self.bad)
        let document = try #require(await project.run("validate --format json").json)
        #expect(
            document.members.map(\.key).prefix(5) == ["format", "diagnostics", "errors", "warnings", "notes"])
        let finding = try #require(document["diagnostics"]?.array?.first?.object)
        #expect(
            finding.members.map(\.key) == [
                "code", "severity", "message", "file", "line", "column", "end_line", "end_column", "help", "related",
                "environment",
            ])
    }

    @Test("a sound file is silent under -q and ends with 0")
    func sound() async throws {
        let project = try Project(Self.good)
        #expect(await project.run("validate -q").output.isEmpty)
        let run = await project.run("validate")
        #expect(run.exit == 0 && run.output == "0 errors, 0 warnings, 0 notes\n")
    }

    @Test("warnings fail under --strict only, notes never")
    func strict() async throws {
        let warned = try Project(["jobs.yaml": "version: 1\njobs:\n  greet: {}\n"])
        #expect(await warned.run("validate").exit == 0)
        #expect(await warned.run("validate --strict").exit == 1)
        let noted = try Project(["jobs.yaml": "version: 1\nstore: { url: \"${NOTHING_SET}\" }\n"])
        let run = await noted.run("validate --strict")
        #expect(run.exit == 0 && run.output.contains("note["), "\(run.output)")
    }

    @Test("a variable that is set is no note")
    func variables() async throws {
        let project = try Project(["jobs.yaml": "version: 1\nstore: { url: \"${ADDRESS}\" }\n"])
        #expect(await project.run("validate").output.contains("ADDRESS is not set"))
        let run = await project.run("validate", environment: ["ADDRESS": "sqlite:x.db"])
        #expect(!run.output.contains("is not set"))
    }

    @Test("a program is looked for beside the files")
    func programs() async throws {
        let project = try Project(["jobs.yaml": "version: 1\njobs:\n  greet: { handler: { exec: [bin/greet] } }\n"])
        #expect(await project.run("validate").output.contains("bin/greet"))
    }

    @Test("with --env other overlays do not count")
    func environments() async throws {
        let project = try Project([
            "jobs.yaml":
                "version: 1\nenvironments:\n  good: {}\n  bad: { runtime: { concurrency: 0 } }\n"
        ])
        #expect(await project.run("validate").exit == 1)
        #expect(await project.run("validate --env bad").exit == 1)
        #expect(await project.run("validate --env good").exit == 0)
        #expect(await project.run("validate", environment: ["RUNNER_ENV": "good"]).exit == 0)
        #expect(await project.run("validate --env bad", environment: ["RUNNER_ENV": "good"]).exit == 1)
        let document = try #require(await project.run("validate --env good --format json").json)
        #expect(document["environment"]?.string == "good")
    }

    @Test("a missing file is a finding at 1:1")
    func missing() async throws {
        let project = try Project()
        let run = await project.run("validate --format json")
        #expect(run.exit == 1)
        let finding = try #require(run.json?["diagnostics"]?.array?.first?.object)
        #expect(finding["file"]?.string == "PROJECT/jobs.yaml")
        #expect(finding["line"]?.int64 == 1 && finding["column"]?.int64 == 1)
    }

    @Test("colour comes with a terminal or --color always, and goes with NO_COLOR or --color never")
    func color() async throws {
        let project = try Project(Self.bad)
        let escape = "\u{1B}["
        func run(_ options: [String], _ environment: [String: String], terminal: Bool) async -> Bool {
            await CommandRun.of(
                ["validate", "-c", project.path] + options, environment: environment, isTerminal: terminal
            ).output.contains(escape)
        }
        #expect(await run([], [:], terminal: true))
        #expect(await !run([], [:], terminal: false))
        #expect(await !run([], ["NO_COLOR": "1"], terminal: true))
        #expect(await run(["--color", "always"], ["NO_COLOR": "1"], terminal: false))
        #expect(await !run(["--color", "never"], [:], terminal: true))
    }
}
