import JobTime
import Testing

@Suite("Rare runs, near and far")
struct FarSearchTests {
    private func at(_ text: String) throws -> Timestamp { try #require(Timestamp(rfc3339: text)) }

    @Test(
        "the next and the previous run of rare dates",
        arguments: [
            ("0 0 29 2 *", "2096-03-01T00:00:00Z", "2104-02-29T00:00:00Z", "2096-02-29T00:00:00Z"),
            ("0 0 29 2 *", "1896-03-01T00:00:00Z", "1904-02-29T00:00:00Z", "1896-02-29T00:00:00Z"),
            ("0 0 29 2 *", "0001-01-01T00:00:00Z", "0004-02-29T00:00:00Z", nil),
            ("0 0 29 2 *", "9999-12-31T00:00:00Z", nil, "9996-02-29T00:00:00Z"),
            ("0 0 * 2 MON#5", "2072-02-29T00:00:00Z", "2112-02-29T00:00:00Z", "2044-02-29T00:00:00Z"),
            ("0 0 * 2 SUN#5", "2088-03-01T00:00:00Z", "2128-02-29T00:00:00Z", "2088-02-29T00:00:00Z"),
            ("59 59 23 31 12 *", "9999-12-31T23:59:58Z", "9999-12-31T23:59:59Z", "9998-12-31T23:59:59Z"),
            ("*/5 * 29 2 *", "2097-01-01T00:00:00Z", "2104-02-29T00:00:00Z", "2096-02-29T23:55:00Z"),
            ("0 0 1 1 *", "0001-01-01T00:00:00Z", "0002-01-01T00:00:00Z", nil),
        ] as [(String, String, String?, String?)])
    func rare(_ text: String, _ start: String, _ next: String?, _ previous: String?) throws {
        let recurrence = Recurrence(trigger: .cron(try Fixtures.cron(text)))
        #expect(recurrence.next(after: try at(start))?.instant.description == next)
        #expect(recurrence.previous(before: try at(start))?.instant.description == previous)
    }

    @Test(
        "every step of a walk over all years is the one that a range holds",
        arguments: ["0 0 29 2 *", "0 0 31 * MON#5"])
    func walk(_ text: String) async throws {
        for rules in [ZoneRules.utc, try Fixtures.rules("America/New_York")] {
            let recurrence = Recurrence(trigger: .cron(try Fixtures.cron(text)), rules: rules)
            let all = recurrence.occurrences(in: try at("0001-01-01T00:00:00Z")..<at("9999-12-31T23:59:59Z"))
                .map(\.instant)
            try #require(all.count > 2_000)
            var walked: [Timestamp] = []
            var instant = try at("0001-01-01T00:00:00Z")
            while let next = recurrence.next(after: instant), walked.count <= all.count {
                walked.append(next.instant)
                #expect(recurrence.previous(before: next.instant)?.instant == walked.dropLast().last)
                instant = next.instant
                if walked.count.isMultiple(of: 100) { await Task.yield() }
            }
            #expect(walked == all)
        }
    }

    @Test("nothing fires outside of the years 1 to 9999", arguments: ["* * * * *", "0 6 * * *", "* * * * * *"])
    func ends(_ text: String) throws {
        let recurrence = Recurrence(trigger: .cron(try Fixtures.cron(text)))
        for instant in [Timestamp(microseconds: .min), try at("0001-01-01T00:00:00Z").advanced(by: .seconds(-1))] {
            #expect(try #require(recurrence.next(after: instant)).date.year == 1)
            #expect(recurrence.previous(before: instant) == nil)
        }
        for instant in [Timestamp(microseconds: .max), try at("9999-12-31T23:59:59Z").advanced(by: .seconds(1))] {
            #expect(try #require(recurrence.previous(before: instant)).date.year == 9999)
            #expect(recurrence.next(after: instant) == nil)
        }
        let every = Recurrence(trigger: .every(interval: .seconds(7), anchor: Trigger.defaultAnchor))
        #expect(try #require(every.next(after: Timestamp(microseconds: .min))).date.year == 1)
        #expect(try #require(every.previous(before: Timestamp(microseconds: .max))).date.year == 9999)
    }
}
