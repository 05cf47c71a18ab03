import JobTime
import Testing
import ZoneDatabase

@Suite("Properties of recurrences")
struct RecurrencePropertyTests {
    private static let triggers: [(String, DSTPolicy)] = [
        ("0 6 * * *", DSTPolicy()), ("30 2 * * *", DSTPolicy(gap: .shift, overlap: .both)),
        ("30 23 * * *", DSTPolicy(overlap: .last)), ("0,30 0-3,23 * * *", DSTPolicy(overlap: .both)),
        ("*/30 * * * *", DSTPolicy()), ("0 */2 * * MON", DSTPolicy()), ("15 1 L * *", DSTPolicy(gap: .skip)),
    ]

    @Test("06:00 fires exactly once on each date that a zone has, in every zone of the machine, 2020 to 2029")
    func daily() throws {
        let zones = ZoneDatabase()
        let six = try #require(CivilTime("06:00"))
        let rule = try #require(AtRule(times: [six]))
        let first = try #require(CivilDate("2020-01-01"))
        let days = try #require(CivilDate("2030-01-01")).daysSinceEpoch - first.daysSinceEpoch
        #expect(zones.names().count > 300)
        for name in zones.names() {
            let rules = try zones.rules(for: name)
            let start = try #require(rules.firstInstant(of: first))
            let end = try #require(rules.firstInstant(of: first.adding(days: days)))
            let recurrence = Recurrence(trigger: .daily(rule), rules: rules)
            var expected = first.daysSinceEpoch
            for run in recurrence.occurrences(in: Timestamp(seconds: start)..<Timestamp(seconds: end)) {
                while rules.firstInstant(of: CivilDate(daysSinceEpoch: expected)) == nil { expected += 1 }
                guard run.date.daysSinceEpoch == expected else {
                    Issue.record("\(name) fires on \(run.date) instead of \(CivilDate(daysSinceEpoch: expected))")
                    return
                }
                expected += 1
            }
            #expect(expected == first.daysSinceEpoch + days, "\(name)")
        }
    }

    @Test(
        "neighbouring ranges hold together what one range holds, and next and previous walk the same path",
        arguments: [
            "America/New_York", "America/Scoresbysund", "Australia/Lord_Howe", "Pacific/Apia", "America/St_Johns",
            "Africa/Casablanca", "Antarctica/Troll", "America/Havana",
        ])
    func ranges(_ zone: String) throws {
        let rules = try Fixtures.rules(zone)
        var random = SplitMix64(state: 7)
        for (text, dst) in RecurrencePropertyTests.triggers {
            let recurrence = Recurrence(trigger: .cron(try Fixtures.cron(text)), rules: rules, dst: dst)
            for start in [
                "2011-10-20T00:00:00Z", "2011-12-20T00:00:00Z", "2026-03-01T00:00:00Z", "2026-10-20T00:00:00Z",
            ] {
                let lower = try #require(Timestamp(rfc3339: start))
                let upper = lower.advanced(by: .seconds(35 * 86_400))
                let whole = Array(recurrence.occurrences(in: lower..<upper))
                #expect(zip(whole, whole.dropFirst()).allSatisfy { $0.instant <= $1.instant })
                #expect(Set(whole.map(\.key)).count == whole.count)
                for _ in 0..<12 {
                    let span = upper.microseconds - lower.microseconds
                    let middle = Timestamp(
                        microseconds: lower.microseconds + Int64.random(in: 0...span / 1_800_000_000, using: &random)
                            * 1_800_000_000)
                    let parts = Array(recurrence.occurrences(in: lower..<middle))
                    #expect(parts + Array(recurrence.occurrences(in: middle..<upper)) == whole)
                }
                try expectSamePath(recurrence, whole, lower, upper)
            }
        }
    }

    private func expectSamePath(
        _ recurrence: Recurrence, _ whole: [Occurrence], _ lower: Timestamp, _ upper: Timestamp
    ) throws {
        var distinct: [Timestamp] = []
        for run in whole where distinct.last != run.instant { distinct.append(run.instant) }
        var forward: [Timestamp] = []
        var at = Timestamp(microseconds: lower.microseconds - 1)
        while let run = recurrence.next(after: at), run.instant < upper {
            forward.append(run.instant)
            at = run.instant
        }
        #expect(forward == distinct)
        var backward: [Timestamp] = []
        at = upper
        while let run = recurrence.previous(before: at), run.instant >= lower {
            backward.append(run.instant)
            at = run.instant
        }
        #expect(Array(backward.reversed()) == distinct)
    }
}

/// A small generator, so that a failure comes back.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
