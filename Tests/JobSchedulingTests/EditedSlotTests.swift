import JobConfig
import JobScheduling
import JobTime
import Testing

@Suite("Slots of a day on which something broke off")
struct EditedSlotTests {
    private func dropped(_ trigger: Trigger, zone: ZoneName = .utc, horizon: String, now: String) throws -> String? {
        let rules = try #require(zones.subjectZone(zone)).rules
        return EditedSlots.dropped(
            by: Recurrence(trigger: trigger, rules: rules), after: try at(horizon), now: try at(now)
        ).map { "\($0.first.instant) to \($0.last.instant), \($0.count)" }
    }

    @Test("times of the new trigger that the edit came too late for are dropped by name")
    func tooLate() throws {
        // From 06:00 to 05:00 at half past five: nothing has fired that day.
        #expect(
            try dropped(daily("05:00"), horizon: "2026-11-25T06:00:00Z", now: "2026-11-26T05:30:00Z")
                == "2026-11-26T05:00:00Z to 2026-11-26T05:00:00Z, 1")
        #expect(
            try dropped(daily("03:00", "05:00", "18:00"), horizon: "2026-11-25T06:00:00Z", now: "2026-11-26T05:30:00Z")
                == "2026-11-26T03:00:00Z to 2026-11-26T05:00:00Z, 2")
        #expect(
            try dropped(cron("0 5 * * *"), horizon: "2026-11-25T06:00:00Z", now: "2026-11-26T05:00:00Z")
                == "2026-11-26T05:00:00Z to 2026-11-26T05:00:00Z, 1")
    }

    @Test("a day that had its slot, or will have it, lost nothing")
    func nothingLost() throws {
        // From 06:00 to 05:00 at eight: 06:00 has fired.
        #expect(try dropped(daily("05:00"), horizon: "2026-11-26T06:00:00Z", now: "2026-11-26T08:00:00Z") == nil)
        // From 06:00 to 07:00 at half past five.
        #expect(try dropped(daily("07:00"), horizon: "2026-11-25T06:00:00Z", now: "2026-11-26T05:30:00Z") == nil)
        // Triggers that follow elapsed time have no day to lose.
        #expect(try dropped(cron("*/5 * * * *"), horizon: "2026-11-26T00:00:00Z", now: "2026-11-26T05:30:00Z") == nil)
    }

    @Test("the day is that of the zone")
    func zoneDay() throws {
        // 01:00 of the 26th in Tokyo: yesterday's five o'clock is over and done with.
        #expect(
            try dropped(
                daily("05:00"), zone: "Asia/Tokyo", horizon: "2026-11-24T21:00:00Z", now: "2026-11-25T16:00:00Z") == nil
        )
        #expect(
            try dropped(
                daily("00:30"), zone: "Asia/Tokyo", horizon: "2026-11-24T21:00:00Z", now: "2026-11-25T16:00:00Z")
                == "2026-11-25T15:30:00Z to 2026-11-25T15:30:00Z, 1")
    }

    @Test(
        "a tick that a dead node left goes on as long as it would be caught up",
        arguments: [
            ("2026-11-26T06:00:30Z", CatchUpPolicy.Policy.latest, true), ("2026-11-26T11:59:00Z", .latest, true),
            ("2026-11-26T12:00:01Z", .latest, false), ("2026-11-26T11:59:00Z", .none, true),
            ("2026-11-26T09:30:00Z", .all, true),
        ])
    func interrupted(now: String, policy: CatchUpPolicy.Policy, expected: Bool) throws {
        let recurrence = Recurrence(trigger: try daily("06:00"))
        let slot = try #require(recurrence.next(after: try at("2026-11-26T00:00:00Z")))
        let rule = CatchUpRule(policy: policy, within: .seconds(6 * 3_600), max: policy == .all ? 3 : nil)
        #expect(InterruptedSlot.goesOn(slot, of: recurrence, catchUp: rule, now: try at(now)) == expected)
    }

    @Test("a tick that a dead node left gives way to a later slot where only the latest is caught up")
    func superseded() throws {
        let recurrence = Recurrence(trigger: try daily("06:00", "09:00"))
        let slot = try #require(recurrence.next(after: try at("2026-11-26T00:00:00Z")))
        let latest = CatchUpRule(policy: .latest, within: .seconds(6 * 3_600))
        let all = CatchUpRule(policy: .all, within: .seconds(6 * 3_600), max: 3)
        let now = try at("2026-11-26T09:00:00Z")
        #expect(!InterruptedSlot.goesOn(slot, of: recurrence, catchUp: latest, now: now))
        #expect(InterruptedSlot.goesOn(slot, of: recurrence, catchUp: all, now: now))
    }
}
