import JSONTree
import JobModel
import JobPlanning
import JobSQL
import JobStore
import JobStoreSQLite
import JobTime
import Testing

/// It is Monday, 2026-11-23T12:00:00Z.
@Suite("why")
struct WhyCommandTests {
    static let files = [
        "jobs.yaml": "version: 1\njobs:\n  report: { handler: { exec: [/bin/cat] } }\n",
        "schedules.yaml": """
        version: 1
        schedules:
          nightly: { job: report, at: "02:30", timezone: America/New_York }
          hourly: { job: report, cron: "@hourly" }
          digest:
            job: report
            at: "06:00"
            timezone: { each: user, sql: "SELECT * FROM people", unknown: skip }
            min_gap: 12h
        """,
    ]

    /// A project whose nodes have worked for three days.
    private static func project() async throws -> Project {
        let project = try Project(files)
        let seed = try await LedgerSeed(project)
        try await seed.at("2026-11-20T00:00:00Z") { store in
            _ = try await store.database.transaction { connection in
                try connection.execute("CREATE TABLE people (id INTEGER PRIMARY KEY, time_zone TEXT)", [])
                for row in [
                    "1, 'Europe/London'", "2, 'Asia/Tokyo'", "3, 'Asia/Tokyo'", "4, 'Mars/Base'", "5, NULL",
                    "6, 'Europe/London'", "8, 'Europe/London'",
                ] {
                    try connection.execute("INSERT INTO people VALUES (\(row))", [])
                }
            }
        }
        try await fill(seed, digests: LedgerSeed.digests(of: project))
        await seed.close()
        return project
    }

    private static func fill(_ seed: LedgerSeed, digests: [String: String]) async throws {
        try await seed.at("2026-11-20T00:00:00Z") { store in
            let now = try await store.now()
            try await store.activate(
                digests.map { ScheduleCursor(schedule: $0.key, digest: $0.value, activatedAt: now, horizon: now) })
        }
        try await seed.at("2026-11-20T07:30:02Z") { store in
            let slot = try LedgerSeed.slot("nightly", "2026-11-20", due: "2026-11-20T07:30:00Z")
            _ = try await store.fire(SlotFire(slot: slot, job: LedgerSeed.job(slot), lease: nil))
        }
        try await seed.at("2026-11-22T21:00:01Z") { store in
            let early = try LedgerSeed.slot("digest", "2026-11-22", due: "2026-11-22T20:00:00Z", zone: "Asia/Tokyo")
            _ = try await store.fire(LedgerSeed.page(early, ["6"]))
            let tokyo = try LedgerSeed.slot("digest", "2026-11-23", due: "2026-11-22T21:00:00Z", zone: "Asia/Tokyo")
            _ = try await store.fire(LedgerSeed.page(tokyo, ["2"]))
        }
        try await seed.at("2026-11-22T21:10:00Z") { store in
            try await store.drop([
                SlotDrop(
                    slot: try LedgerSeed.slot("nightly", "2026-11-22", due: "2026-11-22T07:30:00Z"),
                    reason: "too_late", slots: 2, since: try LedgerSeed.instant("2026-11-21T07:30:00Z"))
            ])
        }
        try await seed.at("2026-11-23T00:00:01Z") { store in
            let slot = try LedgerSeed.slot("hourly", "2026-11-23T00:00:00Z", due: "2026-11-23T00:00:00Z")
            _ = try await store.fire(SlotFire(slot: slot, job: LedgerSeed.job(slot), lease: nil))
        }
        try await seed.at("2026-11-23T06:00:01Z") { store in
            let london = try LedgerSeed.slot("digest", "2026-11-23", due: "2026-11-23T06:00:00Z", zone: "Europe/London")
            let misfits = [SlotPage.Misfit(subject: "8", detail: "args.name: is missing")]
            _ = try await store.fire(
                LedgerSeed.page(london, ["1", "6"], misfits: misfits, guards: SlotGuards(minGap: .seconds(43_200))))
            for (zone, users) in [("Mars/Base", 1), ("(none)", 1)] {
                let slot = try LedgerSeed.slot("digest", "2026-11-23", due: "2026-11-23T06:00:00Z", zone: zone)
                try await store.drop([SlotDrop(slot: slot, reason: "unknown_zone", subjects: users)])
            }
            try await store.activate([
                ScheduleCursor(
                    schedule: "digest", digest: digests["digest"] ?? "", activatedAt: try await store.now(),
                    horizon: try LedgerSeed.instant("2026-11-23T11:45:00Z"))
            ])
        }
        try await seed.at("2026-11-23T06:10:00Z") { store in
            try await store.drop([
                SlotDrop(
                    slot: try LedgerSeed.slot("hourly", "2026-11-23T05:00:00Z", due: "2026-11-23T05:00:00Z"),
                    reason: "superseded", slots: 5, since: try LedgerSeed.instant("2026-11-23T01:00:00Z"))
            ])
            let slot = try LedgerSeed.slot(
                "hourly", "2026-11-23T06:00:00Z", due: "2026-11-23T06:00:00Z", reason: "catch_up")
            _ = try await store.fire(SlotFire(slot: slot, job: LedgerSeed.job(slot), lease: nil))
        }
    }

    static let questions = [
        "nightly-fired": "nightly --on 2026-11-20", "nightly-too-late": "nightly --on 2026-11-21",
        "nightly-gap": "nightly --on 2027-03-14", "hourly": "hourly --on today", "digest": "digest --on 2026-11-23",
        "digest-served": "digest --user 1 --on today", "digest-min-gap": "digest --user 6 --on today",
        "digest-misfit": "digest --user 8 --on today", "digest-newcomer": "digest --user 3 --on 2026-11-23",
        "digest-unknown-zone": "digest --user 4 --on tomorrow",
    ]

    @Test("the answers read as they were read last, as text and as a document")
    func goldens() async throws {
        let project = try await Self.project()
        for (name, question) in Self.questions.sorted(by: { $0.key < $1.key }) {
            let text = await project.run("why \(question)")
            #expect(text.exit == 0 && text.messages.isEmpty, "\(question): \(text.messages)")
            #expect(text.output.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(text.output)")
            try Checkout.expect(text.output, golden: "why/\(name).txt")
            let document = await project.run("why \(question) --format json")
            #expect(document.exit == 0 && document.json?.members.first?.key == "format")
            try Checkout.expect(document.output, golden: "why/\(name).json")
        }
        let wanted = Self.questions.keys.flatMap { [$0 + ".json", $0 + ".txt"] }
        #expect(Checkout.names(in: "Tests/JobCommandsTests/Goldens/why") == wanted.sorted())
    }

    @Test("the documentation has every outcome and every reason")
    func documented() throws {
        let text = try #require(Checkout.text("docs/schedules.md"))
        for code in WhyOutcome.allCases.map(\.rawValue) + WhyReason.allCases.map(\.rawValue) {
            #expect(text.contains("`\(code)`"), "\(code)")
        }
    }

    @Test("the answers in the README are real")
    func readme() throws {
        let text = try #require(Checkout.text("README.md"))
        for name in ["nightly-too-late", "digest-min-gap"] {
            let answer = try #require(Checkout.text("Tests/JobCommandsTests/Goldens/why/\(name).txt"))
            #expect(text.contains(answer), "\(name)")
        }
    }

    @Test("a job that has ended says so, and one that was removed is missed")
    func jobs() async throws {
        let project = try await Self.project()
        func job() async -> JSONObject? {
            await project.run("why nightly --on 2026-11-20 --format json").json?["slots"]?.array?.first?.object?["job"]?
                .object
        }
        let id = try #require(await job()?["id"]?.int64)
        #expect(await job()?["state"] == "available")
        #expect(await project.run("jobs cancel \(id)").exit == 0)
        #expect(await job()?["state"] == "cancelled")
        #expect(await project.run("jobs delete \(id)").exit == 0)
        #expect(await job()?["id"]?.int64 == id)
        #expect(await job()?["state"] == .null)
    }

    @Test("a pause by hand keeps the next slot back, and the ledger of a renamed schedule is found under its old id")
    func renamed() async throws {
        let project = try await Self.project()
        #expect(await project.run("schedules pause nightly").exit == 0)
        let files = try #require(Self.files["schedules.yaml"])
        try project.write(
            files.replacing("nightly: { job", with: "night: { renamed_from: nightly, job"), to: "schedules.yaml")
        let run = await project.run("why night --on 2026-11-20 --format json")
        #expect(run.json?["outcome"] == "fired" && run.json?["next"] == .null, "\(run.output)\(run.messages)")
        #expect(run.json?["slots"]?.array?.first?.object?["job"]?.object?["state"] == "available")
        let ahead = await project.run("why night --on tomorrow --format json")
        #expect(ahead.json?["outcome"] == "to_come" && ahead.json?["reason"] == "paused")
    }

    @Test(
        "wrong input is refused with its exit code and a way on",
        arguments: [
            ("why nope", Int32(1), "unknown_schedule"), ("why nigthly", 1, "unknown_schedule"),
            ("why digest --user 99", 1, "unknown_user"), ("why digest --user ''", 2, "user_needed"),
            ("why nightly --user 1", 2, "not_per_user"), ("why nightly --on 2026-02-30", 2, "bad_expression"),
            ("why nightly --on tomorow", 2, "bad_expression"), ("why nightly --on 11/24", 2, "bad_expression"),
            ("why nightly --on", 2, "usage"), ("why", 2, "usage"),
        ])
    func refused(line: String, exit: Int32, code: String) async throws {
        let project = try await Self.project()
        let run = await project.run(line + " --format json")
        #expect(run.exit == exit, "\(run.output)")
        #expect(run.json?["error"]?.object?["code"]?.string == code, "\(run.output)")
    }

    @Test("without a store nothing is created, and the exit code says so")
    func noStore() async throws {
        let project = try Project(Self.files)
        let run = await project.run("why nightly")
        #expect(run.exit == 3 && run.messages.contains("there is no store at"))
        #expect(!project.has(".runner"))
    }

    @Test("an audience that cannot be read is a part of the answer")
    func brokenAudience() async throws {
        let project = try await Self.project()
        let files = try #require(Self.files["schedules.yaml"])
        try project.write(files.replacing("FROM people", with: "FROM nobody"), to: "schedules.yaml")
        let all = await project.run("why digest --on today")
        let words = all.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(all.exit == 0 && words.contains("no such table: nobody"), "\(all.output)\(all.messages)")
        let served = await project.run("why digest --user 1 --on today --format json")
        #expect(served.json?["outcome"] == "fired")
        let other = await project.run("why digest --user 3 --on today --format json")
        #expect(other.json?["outcome"] == "unknown" && other.json?["reason"] == "audience_unreadable")
    }
}
