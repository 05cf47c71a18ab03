import JobTime
import SeededRandom
import Testing
import ZoneDatabase

@Suite("Properties of recurrences")
struct RecurrencePropertyTests {
    private static let triggers: [(String, DSTPolicy)] = [
        ("0 6 * * *", DSTPolicy()), ("30 2 * * *", DSTPolicy(gap: .shift, overlap: .both)),
        ("30 23 * * *", DSTPolicy(overlap: .last)), ("0,30 0-3,23 * * *", DSTPolicy(overlap: .both)),
        ("*/30 * * * *", DSTPolicy()), ("0 */2 * * MON", DSTPolicy()), ("15 1 L * *", DSTPolicy(gap: .skip)),
    ]

    @Test(
        "a daily time fires exactly once on each date that a zone has, in every zone of the machine, 2006 to 2015 and after",
        arguments: ["06:00", "00:00", "02:30", "23:30"])
    func daily(_ text: String) async throws {
        let zones = ZoneDatabase()
        let time = try #require(CivilTime(text))
        let rule = try #require(AtRule(times: [time]))
        // Ten years for each time; those of 06:00 lie ahead, those of the others have Samoa's missing date.
        let first = try #require(CivilDate(text == "06:00" ? "2026-01-01" : "2006-01-01"))
        let last = try #require(CivilDate(year: first.year + 10, month: 1, day: 1))
        // Links have the rules of their zones: one time is enough for them.
        let names = zones.names().filter { text == "06:00" || zones.canonicalName(of: $0) == $0 }
        #expect(names.count > 300)
        for name in names {
            // Tests with clocks of their own run beside this one.
            await Task.yield()
            let rules = try zones.rules(for: name)
            let start = try #require(rules.firstInstant(of: first))
            let end = try #require(rules.firstInstant(of: last))
            let recurrence = Recurrence(trigger: .daily(rule), rules: rules)
            var runs = recurrence.occurrences(in: Timestamp(seconds: start)..<Timestamp(seconds: end)).makeIterator()
            var before = Timestamp(microseconds: .min)
            for day in first.daysSinceEpoch..<last.daysSinceEpoch {
                let date = CivilDate(daysSinceEpoch: day)
                guard rules.firstInstant(of: date) != nil else { continue }
                guard let run = runs.next(), run.date == date, run.instant > before else {
                    Issue.record("\(name) does not fire on \(date), or not once, or not in order")
                    return
                }
                before = run.instant
            }
            let more = runs.next()
            #expect(more == nil, "\(name)")
        }
    }

    @Test(
        "neighbouring ranges hold together what one range holds, and next and previous walk the same path",
        arguments: [
            "America/New_York", "America/Scoresbysund", "Australia/Lord_Howe", "Pacific/Apia", "America/St_Johns",
            "Africa/Casablanca", "Antarctica/Troll", "America/Havana",
        ])
    func ranges(_ zone: String) async throws {
        let rules = try Fixtures.rules(zone)
        var random = SplitMix64(state: 7)
        for (text, dst) in RecurrencePropertyTests.triggers {
            let recurrence = Recurrence(trigger: .cron(try Fixtures.cron(text)), rules: rules, dst: dst)
            for start in [
                "2011-10-20T00:00:00Z", "2011-12-20T00:00:00Z", "2026-03-01T00:00:00Z", "2026-10-20T00:00:00Z",
            ] {
                await Task.yield()
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
