import JobConfig
import JobPluginTesting
import JobScheduling
import JobStore
import JobStoreSQLite
import JobTime
import Testing

@testable import JobRuntime

@Suite("Schedules in each user's zone")
struct UserScheduleTests {
    // MARK: Moves

    @Test("who moves west after the slot is not greeted twice that day")
    func west() async throws {
        let morning = try await Morning(
            [1: "Asia/Tokyo"], start: "2026-11-23T12:00:00Z", schedule: try Morning.schedule(at: "06:00"))
        try await morning.live(until: "2026-11-24T03:00:00Z")
        // Noon of the 24th in Tokyo; six o'clock of the 24th in Los Angeles is still to come.
        morning.town.move(1, to: "America/Los_Angeles")
        try await morning.live(until: "2026-11-25T20:00:00Z")
        #expect(
            try await morning.greetings(of: 1) == [
                "2026-11-24 at 2026-11-23T21:00:00Z", "2026-11-25 at 2026-11-25T14:00:00Z",
            ])
        #expect(try await morning.skips(of: 1).isEmpty)
    }

    @Test("who moves east past the slot is greeted late while that is recent enough")
    func east() async throws {
        let morning = try await Morning(
            [1: "America/Los_Angeles", 2: "Asia/Tokyo"], start: "2026-11-22T12:00:00Z",
            schedule: try Morning.schedule(at: "06:00"))
        try await morning.live(until: "2026-11-24T00:20:00Z")
        // 16:20 of the 23rd in Los Angeles is 09:20 of the 24th in Tokyo, whose slot was at 21:00Z.
        morning.town.move(1, to: "Asia/Tokyo")
        try await morning.live(until: "2026-11-25T12:00:00Z")
        let greetings = try await morning.greetings(of: 1)
        try #require(greetings.count == 4, "\(greetings)")
        #expect(greetings[0...1] == ["2026-11-22 at 2026-11-22T14:00:00Z", "2026-11-23 at 2026-11-23T14:00:00Z"])
        #expect(greetings[2].hasPrefix("2026-11-24 at 2026-11-24T0"), "not within the hour: \(greetings[2])")
        #expect(greetings[3] == "2026-11-25 at 2026-11-24T21:00:00Z")
        // The tick counts whom it served late, and who lives there is not touched.
        let tick = try #require(
            try await morning.world.store.ticks(of: "greet", limit: 99).first {
                $0.slot.slot == "2026-11-24" && $0.slot.zone == "Asia/Tokyo"
            })
        #expect(tick.jobs == 2)
        #expect(try await morning.greetings(of: 2).count == 3)
    }

    @Test("who moves east too late is passed over that day, and the ledger says so")
    func tooFarEast() async throws {
        let morning = try await Morning(
            [1: "America/Los_Angeles", 2: "Asia/Tokyo"], start: "2026-11-23T12:00:00Z",
            schedule: try Morning.schedule(at: "06:00"))
        try await morning.live(until: "2026-11-24T07:00:00Z")
        // 23:00 of the 23rd in Los Angeles is 16:00 of the 24th in Tokyo: ten hours after the slot.
        morning.town.move(1, to: "Asia/Tokyo")
        try await morning.live(until: "2026-11-25T12:00:00Z")
        #expect(
            try await morning.greetings(of: 1) == [
                "2026-11-23 at 2026-11-23T14:00:00Z", "2026-11-25 at 2026-11-24T21:00:00Z",
            ])
        #expect(try await morning.skips(of: 1) == ["2026-11-24 zone_change"])
        #expect(try await morning.skips(of: 2).isEmpty)
    }

    @Test("who moves to a date that was served already stays silent until the date is later")
    func dateline() async throws {
        let morning = try await Morning(
            [1: "Pacific/Kiritimati"], start: "2026-11-23T12:00:00Z", schedule: try Morning.schedule(at: "06:00"))
        // 06:00 of the 24th in Kiritimati is 16:00Z of the 23rd, when it is 06:00 of the 23rd in Honolulu.
        try await morning.live(until: "2026-11-23T15:50:00Z")
        try await morning.live(until: "2026-11-23T16:30:00Z")
        morning.town.move(1, to: "Pacific/Honolulu")
        try await morning.live(until: "2026-11-25T20:00:00Z")
        #expect(
            try await morning.greetings(of: 1) == [
                "2026-11-24 at 2026-11-23T16:00:00Z", "2026-11-25 at 2026-11-25T16:00:00Z",
            ])
    }

    @Test("a minimum gap keeps two greetings apart that lie on different dates")
    func minGap() async throws {
        let morning = try await Morning(
            [1: "America/Los_Angeles", 2: "Asia/Tokyo"], start: "2026-11-24T12:00:00Z",
            schedule: try Morning.schedule(at: "06:00", minGap: .seconds(12 * 3_600)))
        try await morning.live(until: "2026-11-24T14:05:00Z")
        // Greeted at 06:00 of the 24th in Los Angeles; six of the 25th in Tokyo is seven hours later.
        morning.town.move(1, to: "Asia/Tokyo")
        try await morning.live(until: "2026-11-26T12:00:00Z")
        #expect(
            try await morning.greetings(of: 1) == [
                "2026-11-24 at 2026-11-24T14:00:00Z", "2026-11-26 at 2026-11-25T21:00:00Z",
            ])
        #expect(try await morning.skips(of: 1) == ["2026-11-25 min_gap"])
    }

    @Test("a newcomer begins with the next slot, in a zone of others as in one of his own")
    func newcomers() async throws {
        let morning = try await Morning(
            [1: "Asia/Tokyo"], start: "2026-11-23T12:00:00Z", schedule: try Morning.schedule(at: "06:00"))
        try await morning.live(until: "2026-11-23T22:10:00Z")
        morning.town.move(2, to: "Asia/Tokyo")
        morning.town.move(3, to: "Asia/Kathmandu")
        morning.town.move(4, to: "Australia/Lord_Howe")
        try await morning.live(until: "2026-11-24T22:00:00Z")
        #expect(try await morning.greetings(of: 2) == ["2026-11-25 at 2026-11-24T21:00:00Z"])
        #expect(try await morning.greetings(of: 3) == ["2026-11-24 at 2026-11-24T00:15:00Z"])
        #expect(try await morning.greetings(of: 4) == ["2026-11-25 at 2026-11-24T19:00:00Z"])
    }

    // MARK: Unknown zones

    @Test("users of unknown zones are served where the file says, and told once")
    func unknownServed() async throws {
        let morning = try await Morning(
            [1: "Amercia/New_York", 2: "", 3: "Local"], start: "2026-11-23T12:00:00Z",
            schedule: try Morning.schedule(at: "06:00"))
        try await morning.live(until: "2026-11-25T12:00:00Z")
        for id in 1...3 {
            #expect(
                try await morning.greetings(of: Int64(id)) == [
                    "2026-11-24 at 2026-11-24T06:00:00Z", "2026-11-25 at 2026-11-25T06:00:00Z",
                ])
        }
        #expect(morning.world.log.events.unknownZones == [" in UTC", "Amercia/New_York in UTC", "Local in UTC"])
    }

    @Test("users of unknown zones that are skipped have a row in the ledger with their number")
    func unknownSkipped() async throws {
        let morning = try await Morning(
            [1: "Amercia/New_York", 2: "Amercia/New_York", 3: "", 4: "UTC"], start: "2026-11-23T12:00:00Z",
            schedule: try Morning.schedule(at: "06:00", unknown: .skip))
        try await morning.live(until: "2026-11-24T12:00:00Z")
        #expect(
            Set(try await morning.drops()) == [
                "(none) 2026-11-24 unknown_zone", "Amercia/New_York 2026-11-24 unknown_zone",
            ])
        let ticks = try await morning.world.store.ticks(of: "greet", limit: 9)
        #expect(ticks.first { $0.slot.zone == "Amercia/New_York" }?.skipped == 2)
        #expect(try await morning.greetings(of: 4).count == 1)
        #expect(morning.world.log.events.unknownZones == [" passed over", "Amercia/New_York passed over"])
    }

    // MARK: Edits and outages

    @Test("an edit drops by name what it came too late for, and doubles nothing")
    func edits() async throws {
        let morning = try await Morning(
            [1: "UTC", 2: "Asia/Tokyo"], start: "2026-11-23T00:00:00Z", schedule: try Morning.schedule(at: "06:00"))
        // Tokyo has had its slot of the 24th, UTC not yet.
        try await morning.live(until: "2026-11-24T05:30:00Z")
        morning.edit(try Morning.schedule(at: "05:00"))
        try await morning.live(until: "2026-11-24T12:00:00Z")
        #expect(try await morning.drops() == ["UTC 2026-11-24 edited"])
        #expect(try await morning.greetings(of: 1) == ["2026-11-23 at 2026-11-23T06:00:00Z"])
        try await morning.live(until: "2026-11-25T05:30:00Z")
        #expect(try await morning.greetings(of: 1).last == "2026-11-25 at 2026-11-25T05:00:00Z")
        #expect(
            try await morning.greetings(of: 2) == [
                "2026-11-24 at 2026-11-23T21:00:00Z", "2026-11-25 at 2026-11-24T20:00:00Z",
            ])
        // Later the same day: the date has had its slot.
        morning.edit(try Morning.schedule(at: "07:00"))
        try await morning.live(until: "2026-11-25T12:00:00Z")
        #expect(try await morning.greetings(of: 1).count == 2)
        #expect(try await morning.drops().count == 1)
    }

    @Test("after an outage the latest slot is caught up zone by zone, and what is too old is dropped")
    func outage() async throws {
        let morning = try await Morning(
            [1: "UTC", 2: "Asia/Tokyo", 3: "Europe/London"], start: "2026-11-22T22:00:00Z",
            schedule: try Morning.schedule(at: "06:00"))
        try await morning.live(until: "2026-11-22T23:00:00Z")
        try await morning.absence(until: "2026-11-25T11:00:00Z")
        morning.restart()
        morning.town.move(4, to: "Asia/Kathmandu")
        try await morning.live(until: "2026-11-25T11:30:00Z")
        #expect(try await morning.greetings(of: 1) == ["2026-11-25 at 2026-11-25T11:15:00Z"])
        // Tokyo's of the 25th was at 21:00Z, fourteen hours ago; Kathmandu's at 00:15Z, eleven.
        #expect(try await morning.greetings(of: 2).isEmpty)
        #expect(try await morning.greetings(of: 4).isEmpty)
        let drops = try await morning.drops()
        #expect(drops.contains("Asia/Tokyo 2026-11-25 too_late ×2"), "\(drops)")
        #expect(drops.contains("UTC 2026-11-24 too_late ×2"), "\(drops)")
        #expect(morning.world.log.events.lateFires == ["Europe/London 2026-11-25", "UTC 2026-11-25"])
    }

    @Test("the rest of a tick that a node left half done is given up when it is too late for it")
    func interrupted() async throws {
        let morning = try await Morning(
            [1: "UTC", 2: "UTC"], start: "2026-11-24T05:00:00Z", schedule: try Morning.schedule(at: "06:00"))
        try await morning.live(until: "2026-11-24T06:00:00Z")
        let tick = try #require(try await morning.world.store.ticks(of: "greet", limit: 1).first)
        var slot = tick.slot
        (slot.slot, slot.date) = ("2026-11-25", slot.date.adding(days: 1))
        slot.instant = slot.instant.advanced(by: .seconds(86_400))
        _ = try await morning.world.store.fire(
            SlotPage(slot: slot, members: [], after: nil, last: "#1", isLast: false, lease: nil))
        try await morning.absence(until: "2026-11-25T13:00:00Z")
        morning.restart()
        try await morning.look()
        #expect(try await morning.world.store.openTicks().isEmpty)
        #expect(try await morning.drops() == ["UTC 2026-11-25 interrupted"])
        #expect(try await morning.greetings(of: 2).count == 1)
    }

    @Test("a pause in the middle of a slot ends it there, and a resume does not go on with it")
    func pausedHalfWay() async throws {
        let morning = try await Morning(
            [1: "UTC", 2: "UTC", 3: "UTC", 4: "UTC", 5: "UTC"], start: "2026-11-24T05:01:00Z",
            schedule: try Morning.schedule(at: "06:00"))
        morning.pageSize = 2
        try await morning.live(until: "2026-11-24T05:45:00Z")
        morning.town.beforeNextPage { [store = morning.world.store] in try await store.pause(schedule: "greet") }
        try await morning.live(until: "2026-11-24T06:00:00Z")
        #expect(try await morning.drops() == ["UTC 2026-11-24 paused"])
        #expect(try await morning.world.store.ticks(of: "greet", limit: 1).map(\.jobs) == [2])
        #expect(morning.world.log.events.drops == ["paused after 2 jobs"])
        try await morning.world.store.resume(schedule: "greet")
        try await morning.live(until: "2026-11-25T12:00:00Z")
        #expect(try await morning.greetings(of: 1).count == 2)
        #expect(try await morning.greetings(of: 5) == ["2026-11-25 at 2026-11-25T06:00:00Z"])
    }

    @Test("a slot that a dead node left half done ends when its schedule is switched off")
    func switchedOffHalfWay() async throws {
        let morning = try await Morning(
            [1: "UTC"], start: "2026-11-24T05:40:00Z", schedule: try Morning.schedule(at: "06:00"))
        try await morning.live(until: "2026-11-24T06:00:00Z")
        var slot = try #require(try await morning.world.store.ticks(of: "greet", limit: 1).first).slot
        (slot.slot, slot.date) = ("2026-11-25", slot.date.adding(days: 1))
        slot.instant = slot.instant.advanced(by: .seconds(86_400))
        _ = try await morning.world.store.fire(
            SlotPage(slot: slot, members: [], after: nil, last: "#1", isLast: false, lease: nil))
        morning.edit(try Morning.schedule(at: "06:00", enabled: false))
        try await morning.absence(until: "2026-11-25T06:01:00Z")
        try await morning.look()
        #expect(try await morning.world.store.openTicks().isEmpty)
        #expect(try await morning.drops().contains("UTC 2026-11-25 disabled"))
    }

    @Test("a schedule switched off drops its slots and a node reads no zones more often than slots may come")
    func readings() async throws {
        let morning = try await Morning(
            [1: "UTC"], start: "2026-11-24T05:01:00Z", schedule: try Morning.schedule(at: "06:20", enabled: false))
        let first = try await morning.look()
        #expect(first.nextDue?.description == "2026-11-24T05:05:00Z")
        try await morning.live(until: "2026-11-24T07:00:00Z")
        #expect(try await morning.drops() == ["UTC 2026-11-24 disabled"])
    }

    @Test("a schedule that is switched off needs nobody to ask, one that is on says what it lacks")
    func missingAudience() async throws {
        for isEnabled in [false, true] {
            let morning = try await Morning(
                [:], start: "2026-11-24T05:01:00Z", schedule: try Morning.schedule(at: "06:00", enabled: isEnabled))
            morning.hasAudience = false
            #expect(try await morning.look().hadTrouble == isEnabled)
            #expect(morning.world.log.events.scheduleFailures.count == (isEnabled ? 1 : 0))
        }
    }
}
