import JobConfig
import JobScheduling
import JobTime
import Testing

@Suite("Compiled schedules")
struct CompiledScheduleTests {
    @Test("the default window is half the shortest period, between five minutes and a limit")
    func defaultWindows() throws {
        let hour = 3_600
        let cases: [(Trigger, perUser: Bool, seconds: Int)] = [
            (try cron("@hourly"), false, 1_800),
            (try cron("*/5 * * * *"), false, 300),
            (.every(interval: .seconds(1), anchor: Trigger.defaultAnchor), false, 300),
            (try daily("06:00"), false, 12 * hour),
            (try daily("06:00"), true, 6 * hour),
            (try daily("06:00", days: .weekdays([.monday])), false, 24 * hour),
            (try daily("06:00", days: .weekdays([.monday])), true, 6 * hour),
            (try daily("06:00", days: .monthDays([.day(1)])), false, 72 * hour),
            (try daily("06:00", days: .monthDays([.day(1), .last])), false, 12 * hour),
            (try cron("0 0 29 2 *"), false, 72 * hour),
        ]
        for (trigger, perUser, seconds) in cases {
            let schedule = try CompiledSchedule(
                definition(trigger: trigger, zone: perUser ? eachUser() : .fixed(.utc)), zones: zones)
            #expect(schedule.catchUp.within == .seconds(seconds), "\(trigger)")
            #expect(schedule.catchUp.policy == .latest)
        }
    }

    @Test("a written window stands, and a limit counts only where all are caught up")
    func writtenWindow() throws {
        let policy = CatchUpPolicy(policy: .latest, within: .seconds(60), max: 1)
        let schedule = try CompiledSchedule(definition(trigger: daily("06:00"), catchUp: policy), zones: zones)
        #expect(schedule.catchUp == CatchUpRule(policy: .latest, within: .seconds(60)))
    }

    @Test("the digest changes with whatever decides which slots there are, and with nothing else")
    func digest() throws {
        let trigger = try daily("06:00")
        func digest(_ definition: ScheduleDefinition) throws -> String {
            try CompiledSchedule(definition, zones: zones).digest
        }
        let base = try digest(definition(trigger: trigger))
        #expect(base.utf8.count == 64)
        #expect(try digest(definition("other", trigger: trigger, spread: .seconds(60))) == base)
        #expect(try digest(definition(trigger: trigger, catchUp: CatchUpPolicy(policy: .none))) == base)
        let edited = [
            definition(trigger: try daily("07:00")),
            definition(trigger: try daily("06:00", days: .weekdays([.monday]))),
            definition(trigger: trigger, zone: .fixed("Europe/London")),
            definition(trigger: trigger, zone: eachUser()),
            definition(trigger: trigger, dst: DSTPolicy(gap: .skip)),
            definition(trigger: trigger, from: .instant(try at("2026-01-01T00:00:00Z"))),
            definition(trigger: trigger, until: .instant(try at("2027-01-01T00:00:00Z"))),
        ]
        let digests = try edited.map(digest)
        #expect(Set(digests + [base]).count == edited.count + 1)
    }

    @Test("dates of from and until begin in the schedule's zone, and every counts from there")
    func bounds() throws {
        let date = try #require(CivilDate("2026-11-24"))
        let schedule = try CompiledSchedule(
            definition(
                trigger: .every(interval: .seconds(7_200), anchor: Trigger.defaultAnchor),
                zone: .fixed("America/New_York"), from: .date(date), until: .date(date.adding(days: 1))),
            zones: zones)
        guard case .fixed(let zone) = schedule.zone else {
            Issue.record("the zone is fixed")
            return
        }
        let instants = schedule.recurrence(in: zone.rules).occurrences(
            in: try at("2026-11-20T00:00:00Z")..<at("2026-11-30T00:00:00Z")
        ).map(\.instant)
        #expect(instants.first == (try at("2026-11-24T05:00:00Z")))
        #expect(instants.count == 12)
    }

    @Test("a zone that does not exist is named, and the other schedules go on")
    func unknownZone() throws {
        let compilation = ScheduleCompilation(
            [
                definition("good", trigger: try daily("06:00")),
                definition("bad", trigger: try daily("06:00"), zone: .fixed("Amercia/New_York")),
            ], zones: zones)
        #expect(compilation.schedules.map(\.id) == ["good"])
        #expect(compilation.problems == [UnknownScheduleZone(schedule: "bad", zone: "Amercia/New_York")])
    }
}
