import JSONTree
import Testing

@Suite("plan")
struct PlanCommandTests {
    static let files = [
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
          report: { job: report, timezone: America/New_York, at: ["13:00", "02:30"] }
          digest: { job: digest, at: "06:00", timezone: { each: user, sql: "SELECT 1 AS id, 'UTC' AS time_zone" } }
        """,
        "users.csv": "id,time_zone\n1,Europe/London\n2,Asia/Tokyo\n3,Asia/Tokyo\n4\n5,Mars/Olympus\n",
    ]

    @Test("the plan of a day reads the same as last time", arguments: ["text", "json", "markdown", "html"])
    func golden(format: String) async throws {
        let project = try Project(Self.files)
        let run = await project.run(
            "plan --at 2026-03-08 --timezone America/New_York --users \(project.path)/users.csv --format \(format)")
        #expect(run.exit == 0)
        #expect(
            run.messages == """
                note: PROJECT/users.csv:5: 1 fields instead of 2
                note: PROJECT/users.csv: 1 bad line was left out

                """, "\(run.messages)")
        try Checkout.expect(run.output, golden: "plan.\(format == "text" ? "txt" : format)")
    }

    @Test("the document has the keys that other programs read, format first")
    func keys() async throws {
        let project = try Project(Self.files)
        let document = try #require(await project.run("plan --at tomorrow --format json").json)
        #expect(document.members.first?.key == "format")
        for key in ["from", "to", "timezone", "tzdata", "config", "fires", "totals", "load", "unknown_zones"] {
            #expect(document[key] != nil, "\(key)")
        }
        for key in ["population", "changes", "warnings", "truncated"] { #expect(document[key] != nil, "\(key)") }
        #expect(document["from"]?.string == "2026-11-24T00:00:00Z" && document["to"]?.string == "2026-11-25T00:00:00Z")
        let fire = try #require(document["fires"]?.array?.first?.object)
        #expect(
            Set(fire.members.map(\.key)) == [
                "schedule", "job", "queue", "time", "timezone", "local_time", "count", "notes", "utc", "date",
                "spread_s", "reason",
            ])
    }

    @Test("without a store counts are unknown, with one note for all schedules; --require-counts makes it 3")
    func unknown() async throws {
        let project = try Project(Self.files)
        let run = await project.run("plan --at tomorrow")
        #expect(run.exit == 0 && run.output.contains("the number of users is unknown: there is no store at"))
        #expect(!project.has(".runner"))
        #expect(await project.run("plan --at tomorrow --require-counts").exit == 3)
    }

    @Test("with a store the audiences count")
    func counted() async throws {
        let project = try Project(Self.files)
        #expect(await project.run("migrate up").exit == 0)
        let run = await project.run("plan --at tomorrow --schedule digest --require-counts --format json")
        #expect(run.exit == 0)
        #expect(run.json?["totals"]?.object?["jobs"]?.int64 == 1)
    }

    @Test("--user shows one user's fires, out of a file or out of the audience")
    func user() async throws {
        let project = try Project(Self.files)
        let file = await project.run(
            "plan --at tomorrow --schedule digest --user 2 --users \(project.path)/users.csv --format json")
        #expect(file.json?["fires"]?.array?.compactMap { $0.object?["timezone"]?.string } == ["Asia/Tokyo"])
        _ = await project.run("migrate up")
        let audience = await project.run("plan --at tomorrow --schedule digest --user 1 --format json")
        #expect(audience.json?["fires"]?.array?.compactMap { $0.object?["timezone"]?.string } == ["Etc/UTC"])
        #expect(await project.run("plan --at tomorrow --schedule digest --user 2").exit == 1)
    }
}
