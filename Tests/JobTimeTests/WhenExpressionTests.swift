import JobTime
import Testing

@Suite("Moments in text")
struct WhenExpressionTests {
    private func read(_ text: String, in zone: String = "America/New_York") throws -> WhenExpression {
        let rules = try Fixtures.rules(zone)
        let now = try #require(Timestamp(rfc3339: "2026-11-23T17:30:00Z"))
        return try WhenExpression.parse(text, now: now, in: rules)
    }

    @Test(
        "days are whole days",
        arguments: [
            ("today", "2026-11-23T05:00:00Z", "2026-11-24T05:00:00Z"),
            ("Tomorrow", "2026-11-24T05:00:00Z", "2026-11-25T05:00:00Z"),
            ("yesterday", "2026-11-22T05:00:00Z", "2026-11-23T05:00:00Z"),
            ("monday", "2026-11-30T05:00:00Z", "2026-12-01T05:00:00Z"),
            ("tue", "2026-11-24T05:00:00Z", "2026-11-25T05:00:00Z"),
            ("2026-11-01", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"),
        ])
    func days(_ text: String, _ start: String, _ end: String) throws {
        let moment = try read(text)
        #expect(moment.start.description == start)
        #expect(moment.end?.description == end)
    }

    @Test(
        "other forms are instants",
        arguments: [
            ("now", "2026-11-23T17:30:00Z"), ("06:00", "2026-11-23T11:00:00Z"),
            ("2026-11-24T06:00", "2026-11-24T11:00:00Z"), ("2026-11-24 06:00:30", "2026-11-24T11:00:30Z"),
            ("2026-11-24T06:00:00Z", "2026-11-24T06:00:00Z"), ("2026-11-24T06:00:00+01:00", "2026-11-24T05:00:00Z"),
            ("+3d", "2026-11-26T17:30:00Z"), ("+2w", "2026-12-07T17:30:00Z"), ("+36h", "2026-11-25T05:30:00Z"),
            ("-1h30m", "2026-11-23T16:00:00Z"), ("-30d", "2026-10-24T16:30:00Z"), ("-720h", "2026-10-24T17:30:00Z"),
            ("2026-03-08T02:30", "2026-03-08T07:00:00Z"), ("2026-11-01T01:30", "2026-11-01T05:30:00Z"),
        ])
    func instants(_ text: String, _ start: String) throws {
        let moment = try read(text)
        #expect(moment.start.description == start)
        #expect(moment.end == nil)
    }

    @Test(
        "a mistake comes with what to write",
        arguments: [
            ("11/24", "write 2026-11-24 (month first)"), ("24.11.", "write 2026-11-24 (day first)"),
            ("11/12", "write 2026-11-12 (month first) or 2026-12-11 (day first)"), ("6:00", "write 06:00"),
            ("tomorow", "did you mean tomorrow?"), ("next monday", "write monday, which is the next one"),
            ("3d", "write +3d for that much later"), ("+3", "say the unit: 3s"),
        ])
    func mistakes(_ text: String, _ help: String) throws {
        let error = try #require(throws: WhenError.self) { try read(text) }
        #expect(error.help == help)
    }

    @Test("a date that the zone left out is refused")
    func missing() {
        #expect(throws: WhenError.self) { try read("2011-12-30", in: "Pacific/Apia") }
        #expect(throws: WhenError.self) { try read("2011-12-30T06:00", in: "Pacific/Apia") }
        #expect(throws: WhenError.self) { try read("2026-02-30") }
    }
}
