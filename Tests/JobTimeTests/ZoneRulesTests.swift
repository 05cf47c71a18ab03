import JobTime
import Testing
import ZoneDatabase

@Suite("Zone rules")
struct ZoneRulesTests {
    private func resolve(_ local: String, in zone: String) throws -> LocalResolution {
        let date = try #require(CivilDate(local.prefix(10)))
        let time = try #require(CivilTime(local.dropFirst(11)))
        return try Fixtures.rules(zone).resolve(CivilDateTime(date: date, time: time))
    }

    private func second(_ text: String) throws -> Int64 { try #require(Timestamp(rfc3339: text)).seconds }

    @Test("a local time exists once, never or twice")
    func resolution() throws {
        #expect(try resolve("2026-07-01T06:00", in: "America/New_York") == .unique(second("2026-07-01T10:00:00Z")))
        let standard = ZoneOffset(seconds: -18_000, abbreviation: "EST")
        let daylight = ZoneOffset(seconds: -14_400, abbreviation: "EDT", isDST: true)
        #expect(
            try resolve("2026-03-08T02:30", in: "America/New_York")
                == .gap(before: standard, after: daylight, transition: second("2026-03-08T07:00:00Z")))
        #expect(
            try resolve("2026-11-01T01:30", in: "America/New_York")
                == .overlap(first: second("2026-11-01T05:30:00Z"), second: second("2026-11-01T06:30:00Z")))
        #expect(
            try resolve("2026-03-29T02:59", in: "Antarctica/Troll")
                == .gap(
                    before: ZoneOffset(seconds: 0, abbreviation: "+00"),
                    after: ZoneOffset(seconds: 7_200, abbreviation: "+02", isDST: true),
                    transition: second("2026-03-29T01:00:00Z")))
    }

    @Test("the yearly rule holds far in the future")
    func farFuture() throws {
        let rules = try Fixtures.rules("Europe/London")
        #expect(try rules.offset(at: second("9000-07-01T00:00:00Z")).abbreviation == "BST")
        let next = try #require(rules.nextTransition(after: second("8999-12-31T00:00:00Z")))
        #expect(Timestamp(seconds: next.instant).description == "9000-03-30T01:00:00Z")
        #expect(next.shift == 3_600)
        let previous = try #require(rules.previousTransition(before: next.instant))
        #expect(previous.shift == -3_600)
        #expect(rules.nextTransition(after: previous.instant)?.instant == next.instant)
    }

    @Test(
        "transitions of the table and the rule join without a seam", arguments: ["America/New_York", "Europe/Dublin"])
    func seam(_ zone: String) throws {
        let rules = try Fixtures.rules(zone)
        var at = try second("2000-01-01T00:00:00Z")
        for _ in 0..<100 {
            let next = try #require(rules.nextTransition(after: at))
            #expect(next.instant > at)
            #expect(rules.previousTransition(before: next.instant + 1) == next)
            #expect(abs(next.shift) == 3_600)
            at = next.instant
        }
        #expect(Timestamp(seconds: at).description.hasPrefix("2049-1"))
    }

    @Test("a date left out by its zone has no instants")
    func missingDate() throws {
        let rules = try Fixtures.rules("Pacific/Apia")
        let missing = try #require(CivilDate("2011-12-30"))
        #expect(rules.firstInstant(of: missing) == nil)
        #expect(rules.instants(of: missing) == nil)
        let before = try #require(rules.instants(of: missing.adding(days: -1)))
        #expect(before.count == 86_400)
        #expect(rules.firstInstant(of: missing.adding(days: 1)) == before.upperBound)
    }

    @Test("a date is as long as its clocks say")
    func lengthOfDates() throws {
        let newYork = try Fixtures.rules("America/New_York")
        #expect(newYork.instants(of: try #require(CivilDate("2026-03-08")))?.count == 82_800)
        #expect(newYork.instants(of: try #require(CivilDate("2026-11-01")))?.count == 90_000)
        let havana = try Fixtures.rules("America/Havana")
        let shortened = try #require(CivilDate("2026-03-08"))
        let start = try #require(havana.instants(of: shortened)?.lowerBound)
        #expect(havana.local(at: start).time == CivilTime(hour: 1, minute: 0))
        // The clocks went from 00:01 back to 23:01: two dates overlap.
        let john = try Fixtures.rules("America/St_Johns")
        #expect(john.instants(of: try #require(CivilDate("2010-11-06")))?.count == 90_000)
    }

    @Test(
        "POSIX rules are read",
        arguments: [
            ("UTC0", "2026-07-01T00:00:00Z", 0, "UTC"), ("<+03>-3", "2026-07-01T00:00:00Z", 10_800, "+03"),
            ("EST5EDT,M3.2.0,M11.1.0", "2026-03-08T06:59:59Z", -18_000, "EST"),
            ("EST5EDT,M3.2.0,M11.1.0", "2026-03-08T07:00:00Z", -14_400, "EDT"),
            ("EST5EDT", "2026-11-01T05:59:59Z", -14_400, "EDT"), ("EST5EDT", "2026-11-01T06:00:00Z", -18_000, "EST"),
            ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-01-01T00:00:00Z", 0, "GMT"),
            ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-07-01T00:00:00Z", 3_600, "IST"),
            ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T00:59:59Z", -7_200, "-02"),
            ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T01:00:00Z", -3_600, "-01"),
            ("AAA-10:30BBB-11,J60/2,J300/2", "2024-02-29T15:29:59Z", 37_800, "AAA"),
            ("AAA-10:30BBB-11,J60/2,J300/2", "2024-02-29T15:30:00Z", 39_600, "BBB"),
            ("AAA-10:30BBB-11,59/2,299/2", "2024-02-28T15:30:00Z", 39_600, "BBB"),
            ("XXX3EDT4,0/0,J365/23", "2026-01-01T03:00:00Z", -14_400, "EDT"),
            ("XXX3EDT4,0/0,J365/23", "2026-07-01T03:00:00Z", -14_400, "EDT"),
            ("IST-2IDT,M3.4.4/26,M10.5.0", "2026-03-27T00:00:00Z", 10_800, "IDT"),
            ("AAA0BBB-1,M1.1.0/-167,M7.1.0/167", "2025-12-28T00:59:59Z", 0, "AAA"),
            ("AAA0BBB-1,M1.1.0/-167,M7.1.0/167", "2025-12-28T01:00:00Z", 3_600, "BBB"),
        ])
    func posix(_ text: String, _ instant: String, _ offset: Int, _ abbreviation: String) throws {
        let rules = ZoneRules(posix: try #require(PosixZoneRule(text)))
        let found = try rules.offset(at: second(instant))
        #expect(found.seconds == offset)
        #expect(found.abbreviation == abbreviation)
    }

    @Test(
        "what is not a POSIX rule is refused",
        arguments: [
            "", "E", "EST", "EST25", "<+3>3", "<+03-3", "EST5EDT,", "EST5EDT,M3.2.0", "EST5EDT,M13.2.0,M11.1.0",
            "EST5EDT,M3.6.0,M11.1.0", "EST5EDT,M3.2.7,M11.1.0", "EST5EDT,J0,J365", "EST5EDT,366,1",
            "EST5EDT,M3.2.0/168,M11.1.0", "EST5EDT,M3.2.0,M11.1.0x", "EST5:60", ":America/New_York",
        ])
    func posixRefused(_ text: String) {
        #expect(PosixZoneRule(text) == nil)
    }

    @Test("transitions go on even where the order of a rule's two days varies from year to year")
    func varyingOrder() throws {
        let rules = ZoneRules(posix: try #require(PosixZoneRule("AAA0BBB,M3.2.0,70")))
        var at: Int64 = 0
        for _ in 0..<50 {
            let next = try #require(rules.nextTransition(after: at))
            #expect(next.instant > at)
            #expect(rules.previousTransition(before: next.instant + 1) == next)
            at = next.instant
        }
        for edge in [Int64.min, .max] {
            _ = rules.nextTransition(after: edge)
            _ = rules.previousTransition(before: edge)
        }
    }
}
