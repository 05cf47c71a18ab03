import JSONTree
import Testing

@Suite("next")
struct NextCommandTests {
    struct Vector: Sendable, CustomTestStringConvertible {
        var line: String
        var fires: [String]
        var testDescription: String { line }

        init(_ line: String, _ fires: [String]) {
            self.line = line
            self.fires = fires
        }
    }

    static let vectors = [
        Vector(
            "'0 2 * * *' --timezone America/New_York --from 2026-03-07T12:00:00-05:00 --count 2",
            ["2026-03-08T03:00:00-04:00", "2026-03-09T02:00:00-04:00"]),
        Vector(
            "'30 2 * * *' --timezone America/New_York --from 2026-03-07T12:00:00-05:00 --count 1 --dst-gap shift",
            ["2026-03-08T03:30:00-04:00"]),
        Vector(
            "'30 2 * * *' --timezone America/New_York --from 2026-03-07T12:00:00-05:00 --count 1 --dst-gap skip",
            ["2026-03-09T02:30:00-04:00"]),
        Vector(
            "'30 1 * * *' --timezone America/New_York --from 2026-11-01T00:00:00-04:00 --count 2",
            ["2026-11-01T01:30:00-04:00", "2026-11-02T01:30:00-05:00"]),
        Vector(
            "'30 1 * * *' --timezone America/New_York --from 2026-11-01T00:00:00-04:00 --count 1 --dst-overlap last",
            ["2026-11-01T01:30:00-05:00"]),
        Vector(
            "'30 1 * * *' --timezone America/New_York --from 2026-11-01T00:00:00-04:00 --count 2 --dst-overlap both",
            ["2026-11-01T01:30:00-04:00", "2026-11-01T01:30:00-05:00"]),
        Vector("'@hourly' --count 2", ["2026-11-23T13:00:00Z", "2026-11-23T14:00:00Z"]),
        Vector("'0 0 29 2 *' --count 2", ["2028-02-29T00:00:00Z", "2032-02-29T00:00:00Z"]),
        Vector("'at 06:00 days mon,thu' --count 2", ["2026-11-26T06:00:00Z", "2026-11-30T06:00:00Z"]),
        Vector("'at 06:00 month_days last' --count 2", ["2026-11-30T06:00:00Z", "2026-12-31T06:00:00Z"]),
        Vector("'at 06:00,18:00' --count 2", ["2026-11-23T18:00:00Z", "2026-11-24T06:00:00Z"]),
        Vector("'every 15m' --count 2", ["2026-11-23T12:15:00Z", "2026-11-23T12:30:00Z"]),
        Vector("'*/20 * * * * *' --count 2", ["2026-11-23T12:00:20Z", "2026-11-23T12:00:40Z"]),
    ]

    @Test("fires come when they should", arguments: vectors)
    func fires(_ vector: Vector) async throws {
        let run = await CommandRun.of("next \(vector.line) --format json")
        #expect(run.exit == 0 && run.messages.isEmpty)
        let document = try #require(run.json)
        #expect(document.members.map(\.key) == ["format", "expression", "timezone", "fires", "notes", "never"])
        #expect(document["fires"]?.array?.compactMap { $0.string } == vector.fires)
        #expect(document["never"]?.bool == false)
    }

    @Test("text shows the weekday, and what a clock change does")
    func text() async {
        let run = await CommandRun.of(
            "next '0 2 * * *' --timezone America/New_York --from 2026-03-07T12:00:00-05:00 --count 2")
        #expect(
            run.output == """
                2026-03-08T03:00:00-04:00  sun   clocks jump over the local time 02:00 of 2026-03-08
                2026-03-09T02:00:00-04:00  mon

                """, "\(run.output)")
    }

    @Test("what never fires is an empty list and exit 1")
    func never() async throws {
        let run = await CommandRun.of("next '0 0 30 2 *' --timezone Europe/London --format json")
        #expect(run.exit == 1)
        let document = try #require(run.json)
        #expect(document["expression"]?.string == "0 0 30 2 *" && document["timezone"]?.string == "Europe/London")
        #expect(document["fires"]?.array?.isEmpty == true && document["never"]?.bool == true)
        let text = await CommandRun.of("next '0 0 30 2 *'")
        #expect(text.exit == 1 && text.output.isEmpty && text.messages.contains("never fires"))
    }

    @Test("a schedule of the files fires in its own zone, a per-user one in the zone asked for")
    func schedules() async throws {
        let project = try Project(PlanCommandTests.files)
        let fixed = await project.run("next --schedule report --count 1 --format json")
        #expect(fixed.json?["fires"]?.array?.compactMap { $0.string } == ["2026-11-23T13:00:00-05:00"])
        #expect(await project.run("next --schedule digest").exit == 2)
        let user = await project.run("next --schedule digest --timezone Asia/Tokyo --count 1 --format json")
        #expect(user.json?["fires"]?.array?.compactMap { $0.string } == ["2026-11-24T06:00:00+09:00"])
    }
}
