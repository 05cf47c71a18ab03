import JSONTree
import Testing

@Suite("plan --simulate-downtime, and with a store")
struct PlanDowntimeTests {
    private let line = "plan --at 2026-03-08 --timezone America/New_York"

    @Test(
        "shows what fires late, what never fires and why, the same as last time",
        arguments: ["text", "json", "markdown"])
    func golden(format: String) async throws {
        var files = PlanAgainstTests.before
        files["schedules.yaml"]? += """

              thorough: { job: report, every: 30m, catch_up: { policy: all, within: 2h, max: 3 } }
              strict: { job: report, at: ["06:30", "07:00"], catch_up: { policy: none } }
            """.split(separator: "\n", omittingEmptySubsequences: false).map { $0.drop { $0 == " " } }
            .map { $0.isEmpty ? "" : "  " + $0 }.joined(separator: "\n")
        let project = try Project(files)
        let run = await project.run(
            "\(line) --users \(project.path)/users.csv --simulate-downtime 2026-03-08T01:00..2026-03-08T05:10 "
                + "--format \(format)")
        #expect(run.exit == 0 && run.messages.isEmpty, "\(run.messages)")
        try Checkout.expect(run.output, golden: "plan-downtime.\(format == "text" ? "txt" : format)")
        if format == "text" {
            for line in run.output.split(separator: "\n").dropLast() { #expect(line.count <= 80, "\(line)") }
        }
    }

    @Test("both ends must be moments, in order, and reach into the window; the wrong part is marked")
    func refusals() async throws {
        let project = try Project(PlanAgainstTests.before)
        let cases = [
            ("05:00", "a downtime has two ends"), ("..05:00", "a moment is missing"),
            ("05:00..", "a moment is missing"), ("05:00..noon", "\"noon\" is not a moment"),
            ("2026-03-08T05:00..2026-03-08T04:00", "the downtime ends before it begins"),
            ("2026-03-08T05:00..2026-03-08T05:00", "the downtime ends before it begins"),
            ("2026-03-09T05:00..2026-03-09T06:00", "lies outside the window"), ("now..+1h", "lies outside the window"),
        ]
        for (text, message) in cases {
            let run = await project.run(["plan", "--at", "2026-03-08", "--simulate-downtime", text])
            #expect(run.exit == 2 && run.messages.contains(message), "\(text): \(run.messages)")
            #expect(run.messages.contains("--simulate-downtime \(text)\n") && run.messages.contains("^"))
        }
        let marked = await project.run(["plan", "--at", "2026-03-08", "--simulate-downtime", "05:00..noon"])
        #expect(marked.messages.contains("\n  --simulate-downtime 05:00..noon\n                             ^^^^\n"))
    }

    @Test("a downtime that ends behind the window takes fires away and brings none")
    func reachingOut() async throws {
        let project = try Project(PlanAgainstTests.before)
        let run = await project.run(
            "plan --at 2026-03-08 --schedule tick --simulate-downtime 2026-03-08T23:50..2026-03-09T00:05 --format json")
        #expect(run.json?["totals"]?.object?["fires"] == 96)
        let over = await project.run(
            "plan --at 2026-03-08 --schedule tick --simulate-downtime 2026-03-08T23:40..2026-03-09T00:05 --format json")
        #expect(over.json?["totals"]?.object?["fires"] == 95)
        let late = try #require(over.json?["downtime"]?.object?["late"]?.array)
        #expect(late.map { $0["due"]?.string } == ["2026-03-09T00:00:00Z"])
        #expect(over.json?["notes"]?.array?.first?.string?.hasPrefix("the downtime ends outside the window") == true)
    }

    @Test("with a store, a pause by hand and a served slot are heeded; without one nothing is")
    func ledger() async throws {
        let project = try Project(PlanAgainstTests.before)
        // It is noon.
        let day = "plan --at 2026-11-23 --format json --schedule"
        #expect(await project.run("\(day) tick").json?["totals"]?.object?["fires"] == 96)
        #expect(await project.run("schedules pause tick").exit == 0)
        let paused = await project.run("\(day) tick")
        #expect(paused.json?["totals"]?.object?["fires"] == 48)
        let notes = paused.json?["notes"]?.array?.compactMap(\.string) ?? []
        #expect(notes.count == 2 && notes[0].hasPrefix("the window begins in the past"))
        #expect(notes[1].hasPrefix("tick: paused by hand since 2026-11-23T12:00:00Z"))

        let backfill = await project.run(
            "schedules backfill gone --from 2026-11-23T00:00:00Z --to 2026-11-23T12:00:00Z")
        #expect(backfill.exit == 0, "\(backfill.messages)")
        let text = PlanAgainstTests.before["schedules.yaml"] ?? ""
        try project.write(text.replacing("at: \"04:00\"", with: "at: \"18:00\""), to: "schedules.yaml")
        let served = await project.run("\(day) gone")
        #expect(served.json?["fires"]?.array?.isEmpty == true)
        #expect(
            served.json?["notes"]?.array?.last
                == "gone: the slot of 2026-11-23 was served at 04:00 already and does not fire again at 18:00")
    }
}
