import FoundationEssentials
import JobConfig
import JobPlanning
import JobScheduling
import JobTime
import Testing

@Suite("A plan as a page")
struct PlanPageTests {
    private func page(
        _ population: Population = users, from: String = "2026-11-24T00:00:00Z", to: String = "2026-11-25T00:00:00Z"
    ) throws -> String {
        PlanHTMLRenderer(try plan(population, from: from, to: to)).text
    }

    private func plan(_ population: Population, from: String, to: String) throws -> Plan {
        Planner(try repositoryConfiguration(), zones: zones).plan(
            PlanRequest(window: try window(from, to), population: population))
    }

    /// The texts between two marks.
    private func parts(of text: String, from start: String, to end: String) -> [String] {
        text.components(separatedBy: start).dropFirst().compactMap { $0.components(separatedBy: end).first }
    }

    @Test("it needs no script and no other file")
    func selfContained() throws {
        let page = try page()
        for mark in ["<script", "http:", "https:", "src=", "url(", "@import", "<link", "<iframe", "javascript:"] {
            #expect(!page.contains(mark), "\(mark)")
        }
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
        #expect(page.contains("prefers-color-scheme: dark") && page.contains("@media print"))
        #expect(page.contains("<h1>Tuesday, 24 November 2026</h1>"))
        #expect(page.contains("plan: schedules 6, fires 55, jobs 8911, warnings 0"))
    }

    @Test("what users have written as their zone is shown as text")
    func escaping() throws {
        let evil = "<script>alert('1')</script>&\"\u{1B}[2J\u{202E}"
        let population = Population(
            everyone: .init(source: "<b>.csv", counts: .everyDate([ZoneName(evil): 3, "Asia/Tokyo": 1])))
        let page = try page(population)
        #expect(page.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;&quot;␛[2J\u{FFFD}"))
        #expect(page.contains("<dd>&lt;b&gt;.csv</dd>"))
        #expect(!page.contains("<script") && !page.contains("<b>.csv"))
        #expect(!page.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    }

    @Test("each table's cells have headings, each drawing a description, each fragment one place")
    func structure() throws {
        let page = try page()
        for table in parts(of: page, from: "<table>", to: "</table>") {
            let columns = parts(of: table, from: "<thead>", to: "</thead>").joined().components(
                separatedBy: "<th scope=\"col\"")
            for row in parts(of: table, from: "<tbody>", to: "</tbody>").joined().split(separator: "\n") {
                #expect(row.hasPrefix("<tr><th scope=\"row\""), "\(row)")
                #expect(row.components(separatedBy: "</t").count - 1 == columns.count, "\(row)")
            }
        }
        let drawings = parts(of: page, from: "<svg ", to: "</svg>")
        #expect(drawings.count == 3 + 4 + 3)
        #expect(drawings.allSatisfy { $0.contains("role=\"img\"") && $0.contains("><title>") })
        let ids = parts(of: page, from: " id=\"", to: "\"")
        #expect(Set(ids).count == ids.count)
        let links = parts(of: page, from: "href=\"#", to: "\"")
        #expect(!links.isEmpty && Set(links).isSubset(of: ids))
    }

    @Test("a queue's lane says its peak and when it is empty again")
    func queues() throws {
        let page = try page()
        #expect(
            page.contains(
                "Queue mailers: at most 3,052 jobs wait or run, at 24 Nov 2026, 11:10 UTC; 5 run at once; "
                    + "empty again at 24 Nov 2026, 21:36 UTC."))
        #expect(page.contains("style=\"left:90.03%\">empty 21:36</span>"))
    }

    @Test("an unknown number is no number")
    func unknown() throws {
        let page = try page(.unknown)
        #expect(page.contains("<div><dt>jobs</dt><dd>unknown</dd></div>"))
        #expect(page.contains("Queue mailers: the number of jobs is unknown; 5 run at once."))
        #expect(page.contains("class=\"mark unknown\""))
        #expect(page.contains("the number of users is unknown"))
    }

    @Test("nothing at all is a page, too")
    func empty() throws {
        let plan = Planner(configuration(schedules: []), zones: zones).plan(
            PlanRequest(window: try window("2026-11-24T05:00:00Z", "2026-11-24T06:30:00Z")))
        let page = PlanHTMLRenderer(plan).text
        #expect(page.contains("<h1>24 Nov 2026, 05:00 to 06:30</h1>"))
        #expect(page.contains("There is no schedule to show."))
        #expect(!page.contains("<svg") && !page.contains("<table"))
    }

    @Test("a page stays small enough to send, and says what it leaves out")
    func size() throws {
        var schedules = try (0..<300).map { schedule("schedule_number_\($0)", try cron("*/10 * * * *")) }
        schedules.append(schedule("users", try daily("06:00"), zone: eachUser()))
        var counts: [ZoneName: Int] = ["Asia/Tokyo": 1, "Europe/London": 1]
        for number in 0..<5_000 { counts[ZoneName("Nowhere/\(number)")] = 2 }
        let plan = Planner(configuration(schedules: schedules), zones: zones).plan(
            PlanRequest(
                window: try window("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"),
                population: Population(everyone: .init(source: "users.csv", counts: .everyDate(counts)))))
        #expect(plan.fires.count > 100_000)
        let page = PlanHTMLRenderer(plan).text
        #expect(page.utf8.count < 2_000_000)
        let summary = try #require(parts(of: page, from: "<summary>The first ", to: "</summary>").first)
        #expect(
            summary.hasSuffix(
                " of \(plan.fires.count / 1_000),\(String(plan.fires.count % 1_000 + 1_000).dropFirst()) fires"))
        #expect(page.contains("Drawn are the first 80 of 301 schedules that fire."))
        #expect(page.contains("… and 4,800 more lines, 9,600 users."))
    }

    @Test("what the text says of clock changes and warnings, the page says")
    func sentences() throws {
        var schedules = try (0..<20).map { schedule("s\($0)", try daily("02:30"), zone: .fixed("America/New_York")) }
        schedules.append(schedule("calm", try daily("12:00")))
        let plan = Planner(configuration(schedules: schedules), zones: zones).plan(
            PlanRequest(window: try window("2026-03-08T00:00:00Z", "2026-03-09T00:00:00Z")))
        let page = PlanHTMLRenderer(plan).text
        #expect(plan.dstNotes.count == 20)
        for note in plan.dstNotes + plan.warnings { #expect(page.contains("<li>\(note)</li>"), "\(note)") }
        #expect(page.contains("<details><summary>8 more</summary>"))
    }

    @Test("a comparison and a downtime have their sections")
    func sections() throws {
        let window = try window("2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z")
        func plan(_ time: String) throws -> Plan {
            let config = configuration(schedules: [
                schedule("early", try daily("01:00")), schedule("moved", try daily(time)),
            ])
            var request = PlanRequest(window: window)
            request.downtime = window.lowerBound..<window.lowerBound.advanced(by: .seconds(2 * 3_600))
            return Planner(config, zones: zones).plan(request)
        }
        var after = try plan("07:00")
        after.changes = PlanDifference(
            before: try plan("06:00"), after: after, side: ComparedSide(name: "<HEAD>", configHash: nil))
        let page = PlanHTMLRenderer(after).text
        #expect(page.contains("<h2 id=\"changes-title\">Changes against &lt;HEAD&gt;</h2>"))
        #expect(page.contains("<li><code>&gt;</code> 1 fire moved from 06:00 to 07:00, 2026-11-24 UTC</li>"))
        #expect(!page.contains("<code>~</code> early"))
        #expect(page.contains("No node fires from 2026-11-24T00:00:00Z to 2026-11-24T02:00:00Z (2h)."))
        #expect(page.contains("<li><code>early</code><ul class=\"sentences\">"))
        let same = try plan("07:00")
        after.changes = PlanDifference(before: same, after: same, side: ComparedSide(name: "old", configHash: nil))
        #expect(PlanHTMLRenderer(after).text.contains("<p>Nothing differs.</p>"))
    }
}
