import JSONTree
import Testing

@Suite("Views of plan")
struct PlanViewCommandTests {
    private static let files = [
        "jobs.yaml": """
        version: 1
        queues:
          default: { concurrency: 5 }
          mailers: { concurrency: 2 }
        jobs:
          report: { handler: { exec: [/bin/cat] } }
          digest: { queue: mailers, timeout: 30s, handler: { exec: [/bin/cat] } }
        """,
        "schedules.yaml": """
        version: 1
        schedules:
          report: { job: report, timezone: US/Eastern, at: "13:00" }
          digest: { job: digest, at: "06:00", timezone: { each: user, sql: "SELECT 1 AS id, 'Asia/Tokyo' AS time_zone" } }
        """,
        "users.csv": "id,time_zone\n1,Europe/London\n2,Asia/Tokyo\n3,Asia/Tokyo\n",
    ]

    private func fires(_ project: Project, _ line: String) async throws -> [String] {
        let run = await project.run("plan --at tomorrow --users \(project.path)/users.csv --format json \(line)")
        #expect(run.exit == 0, "\(run.messages)")
        return try #require(run.json?["fires"]?.array).compactMap { fire in
            fire["schedule"]?.string.map { "\($0) \(fire["timezone"]?.string ?? "")" }
        }
    }

    @Test("--queue, --zone and --schedule narrow the plan, each alone and together")
    func narrow() async throws {
        let project = try Project(Self.files)
        #expect(try await fires(project, "--queue default") == ["report US/Eastern"])
        #expect(try await fires(project, "--zone Asia/Tokyo") == ["digest Asia/Tokyo"])
        #expect(try await fires(project, "--zone America/New_York") == ["report US/Eastern"])
        #expect(
            try await fires(project, "--zone Asia/Tokyo --zone US/Eastern") == [
                "report US/Eastern", "digest Asia/Tokyo",
            ])
        #expect(try await fires(project, "--queue mailers --zone Europe/London") == ["digest Europe/London"])
        #expect(try await fires(project, "--queue mailers --schedule report") == [])
        #expect(try await fires(project, "--queue mailers --queue default --schedule report") == ["report US/Eastern"])
    }

    @Test("a view that names what is not there is refused, with what may have been meant")
    func refused() async throws {
        let project = try Project(Self.files)
        for (line, message, help) in [
            ("--queue mailer", "--queue: there is no queue \"mailer\"", "did you mean mailers?"),
            ("--queue xyz", "--queue: there is no queue \"xyz\"", "declared are default, mailers"),
            ("--zone Asia/Tokio", "--zone: there is no time zone \"Asia/Tokio\"", "did you mean Asia/Tokyo?"),
            ("--zone ../etc", "--zone: there is no time zone \"../etc\"", "write a zone of the tz database"),
            ("--schedule digset", "--schedule: there is no schedule \"digset\"", "did you mean digest?"),
            ("--by queue --format json", "--by is for --format text", ""),
            ("--by week", "'week'", "runner plan --help"),
        ] {
            let run = await project.run("plan \(line)")
            #expect(run.exit == 2, "\(line)")
            #expect((run.messages + run.output).contains(message), "\(run.messages)")
            #expect((run.messages + run.output).contains(help), "\(run.messages)")
        }
    }

    @Test("--by lists sums instead of fires")
    func sums() async throws {
        let project = try Project(Self.files)
        let line = "plan --at tomorrow --users \(project.path)/users.csv"
        let queues = await project.run("\(line) --by queue").output
        #expect(queues.contains("\nQueues\n  queue    schedules  fires  jobs  jobs over the window\n"))
        let zones = await project.run("\(line) --by zone").output
        #expect(zones.contains("\nZones\n  zone ") && zones.contains("\n  Asia/Tokyo "))
        #expect(await project.run("\(line) --by schedule").output == project.run(line).output)
    }

    @Test("--golden asks no store, and says nothing of where it was made")
    func golden() async throws {
        let project = try Project(Self.files)
        _ = await project.run("migrate up")
        let line = "plan --at 2026-11-24 --format json"
        #expect(await project.run(line).json?["totals"]?["jobs"]?.int64 == 2)
        let run = await project.run("\(line) --golden")
        #expect(run.exit == 0)
        #expect(run.json?["totals"]?["jobs"] == .null)
        #expect(run.json?["tzdata"] == .null && run.json?["config"]?["hash"] == .null)
        let users = await project.run("\(line) --golden --users \(project.path)/users.csv")
        #expect(users.json?["totals"]?["jobs"]?.int64 == 4)
        #expect(!users.output.contains("users.csv"))
    }

    @Test("a store that cannot be read is a note, and timeouts are taken")
    func brokenStore() async throws {
        let project = try Project(Self.files)
        try project.write("this is no database, and longer than a header of one", to: "broken.db")
        let run = await project.run(
            "plan --at tomorrow --users \(project.path)/users.csv --store sqlite:\(project.path)/broken.db")
        #expect(run.exit == 0)
        #expect(run.output.contains("30s (timeout)"))
        #expect(run.messages.split(separator: "\n").count { $0.hasPrefix("note: ") } == 1)
        #expect(run.messages.hasPrefix("note: what the store remembers is left out: "), "\(run.messages)")
    }
}
