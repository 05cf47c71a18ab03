import JobTime
import Testing

@Suite("Recurrences")
struct RecurrenceTests {
    private func at(_ times: String..., days: DayFilter = .everyDay) throws -> Trigger {
        .daily(try #require(AtRule(times: times.compactMap { CivilTime($0) }, days: days)))
    }

    private func runs(
        _ trigger: Trigger, in zone: String, on date: String, gap: DSTPolicy.Gap = .nextValid,
        overlap: DSTPolicy.Overlap = .first
    ) throws -> [Occurrence] {
        let recurrence = Recurrence(
            trigger: trigger, rules: try Fixtures.rules(zone), dst: DSTPolicy(gap: gap, overlap: overlap))
        return recurrence.occurrences(on: try #require(CivilDate(date)))
    }

    @Test(
        "a time that does not exist follows the gap rule",
        arguments: [
            (DSTPolicy.Gap.nextValid, ["2026-03-08T03:00:00-04:00"]), (.shift, ["2026-03-08T03:30:00-04:00"]),
            (.skip, []),
        ])
    func gaps(_ gap: DSTPolicy.Gap, _ expected: [String]) throws {
        let found = try runs(at("02:30"), in: "America/New_York", on: "2026-03-08", gap: gap)
        #expect(found.map(\.local) == expected)
        #expect(found.allSatisfy { $0.reason == .gap && $0.key.description == "2026-03-08" })
    }

    @Test("times that land on one instant are one run, under the earliest")
    func collapse() throws {
        let found = try runs(at("02:00", "02:30", "03:00"), in: "America/New_York", on: "2026-03-08")
        #expect(found.map(\.local) == ["2026-03-08T03:00:00-04:00"])
        #expect(found.map(\.key.description) == ["2026-03-08T02:00:00"])
        let shifted = try runs(at("02:00", "02:30", "03:00"), in: "America/New_York", on: "2026-03-08", gap: .shift)
        #expect(shifted.map(\.local) == ["2026-03-08T03:00:00-04:00", "2026-03-08T03:30:00-04:00"])
    }

    @Test("a time that exists twice follows the overlap rule")
    func overlaps() throws {
        func keys(_ overlap: DSTPolicy.Overlap) throws -> [String] {
            try runs(at("01:30", "06:00"), in: "America/New_York", on: "2026-11-01", overlap: overlap)
                .map { "\($0.local) \($0.key) \($0.reason.rawValue)" }
        }
        let morning = "2026-11-01T06:00:00-05:00 2026-11-01T06:00:00 regular"
        let first = "2026-11-01T01:30:00-04:00 2026-11-01T01:30:00 overlap_first"
        #expect(try keys(.first) == [first, morning])
        #expect(try keys(.last) == ["2026-11-01T01:30:00-05:00 2026-11-01T01:30:00 overlap_last", morning])
        #expect(try keys(.both) == [first, "2026-11-01T01:30:00-05:00 2026-11-01T01:30:00#1 overlap_last", morning])
    }

    @Test("a run that a gap moves over midnight keeps its nominal date")
    func overMidnight() throws {
        let found = try runs(at("23:30"), in: "America/Scoresbysund", on: "2026-03-28")
        #expect(found.map(\.local) == ["2026-03-29T00:00:00-01:00"])
        #expect(found.map(\.key.description) == ["2026-03-28"])
    }

    @Test("a date that a zone left out has no run")
    func missingDate() throws {
        for gap in DSTPolicy.Gap.allCases {
            #expect(try runs(at("06:00"), in: "Pacific/Apia", on: "2011-12-30", gap: gap).isEmpty)
        }
    }

    @Test("days and days of the month are kept to, and a month without the day is passed over")
    func days() throws {
        func dates(_ days: DayFilter, _ count: Int) throws -> [String] {
            let recurrence = Recurrence(trigger: try at("06:00", days: days))
            let start = try #require(Timestamp(rfc3339: "2026-01-01T00:00:00Z"))
            let end = start.advanced(by: .seconds(400 * 86_400))
            return recurrence.occurrences(in: start..<end).prefix(count).map(\.date.description)
        }
        #expect(try dates(.weekdays([.monday, .thursday]), 3) == ["2026-01-01", "2026-01-05", "2026-01-08"])
        #expect(try dates(.monthDays([.day(31)]), 3) == ["2026-01-31", "2026-03-31", "2026-05-31"])
        #expect(
            try dates(.monthDays([.last, .day(1)]), 4) == ["2026-01-01", "2026-01-31", "2026-02-01", "2026-02-28"])
        #expect(AtRule(times: [], days: .everyDay) == nil)
        #expect(AtRule(times: [.midnight], days: .monthDays([.day(32)])) == nil)
        #expect(AtRule(times: [.midnight], days: .weekdays([])) == nil)
    }

    @Test("an interval counts elapsed time from its anchor")
    func every() throws {
        let anchor = try #require(Timestamp(rfc3339: "2026-01-01T00:10:00Z"))
        let recurrence = Recurrence(
            trigger: .every(interval: .seconds(5_400), anchor: anchor), rules: try Fixtures.rules("America/New_York"))
        let start = try #require(Timestamp(rfc3339: "2025-12-31T21:00:00Z"))
        let found = recurrence.occurrences(in: start..<anchor.advanced(by: .microseconds(1)))
        #expect(
            found.map(\.instant.description) == [
                "2025-12-31T21:10:00Z", "2025-12-31T22:40:00Z", "2026-01-01T00:10:00Z",
            ])
        #expect(found.map(\.key.description) == found.map(\.instant.description))
        #expect(recurrence.previous(before: anchor)?.instant.description == "2025-12-31T22:40:00Z")
        #expect(recurrence.next(after: Timestamp(microseconds: .max)) == nil)
        #expect(recurrence.previous(before: Timestamp(microseconds: .min)) == nil)
    }

    @Test("from is inclusive and until is exclusive")
    func bounds() throws {
        let from = try #require(Timestamp(rfc3339: "2026-01-02T06:00:00Z"))
        let until = try #require(Timestamp(rfc3339: "2026-01-04T06:00:00Z"))
        let recurrence = Recurrence(trigger: try at("06:00"), from: from, until: until)
        #expect(recurrence.next(after: Timestamp(seconds: 0))?.instant == from)
        #expect(recurrence.previous(before: Timestamp(microseconds: .max))?.date.description == "2026-01-03")
        #expect(recurrence.next(after: from.advanced(by: .seconds(86_400))) == nil)
        #expect(recurrence.previous(before: from) == nil)
        let all = Timestamp(microseconds: .min)..<Timestamp(microseconds: .max)
        #expect(recurrence.occurrences(in: all).map(\.date.description) == ["2026-01-02", "2026-01-03"])
    }

    @Test("a rule that skips its only time ends instead of searching for ever")
    func neverAgain() throws {
        let recurrence = Recurrence(
            trigger: .cron(try Fixtures.cron("30 1 * 3 7L")), rules: try Fixtures.rules("Europe/London"),
            dst: DSTPolicy(gap: .skip))
        #expect(recurrence.next(after: try #require(Timestamp(rfc3339: "2026-01-01T00:00:00Z"))) == nil)
    }

    @Test(
        "keys are read back",
        arguments: [
            "2026-11-24", "2026-11-24#1", "2026-11-24T06:00:00", "2026-11-24T01:30:00#1", "2026-11-24T06:00:00Z",
            "2026-11-24T06:00:00.250000Z",
        ])
    func keys(_ text: String) {
        #expect(SlotTime(text)?.description == text)
    }

    @Test(
        "what is not a key is refused",
        arguments: [
            "", "2026-11-31", "2026-11-24T06:00", "2026-11-24#2", "2026-11-24T06:00:00+00:00", "2026-11-24 06:00:00",
        ])
    func noKeys(_ text: String) {
        #expect(SlotTime(text) == nil)
    }
}
