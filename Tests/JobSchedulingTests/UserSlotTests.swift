import JobConfig
import JobScheduling
import JobTime
import Testing

@Suite("Slots in each user's zone")
struct UserSlotTests {
    private func schedule(unknown: ScheduleZone.UnknownZone = .zone(.utc)) throws -> CompiledSchedule {
        try CompiledSchedule(definition(trigger: daily("06:00"), zone: eachUser(unknown: unknown)), zones: zones)
    }

    private func rule(_ schedule: CompiledSchedule) throws -> UnknownZoneRule {
        guard case .eachUser(_, let unknown) = schedule.zone else {
            throw UnknownScheduleZone(schedule: schedule.id, zone: "each user expected")
        }
        return unknown
    }

    @Test("each spelling is a group, links share their clocks, unknown ones follow the rule")
    func groups() throws {
        let raw: [ZoneName] = [
            "US/Eastern", "America/New_York", "+05:30", "", "Local", "Amercia/New_York", "US/Eastern",
        ]
        let served = ZoneGroups(raw, unknown: try rule(schedule()), zones: zones)
        #expect(
            served.served.map(\.raw) == ["", "+05:30", "Amercia/New_York", "America/New_York", "Local", "US/Eastern"])
        #expect(
            served.served.map(\.used.name) == ["UTC", "+05:30", "UTC", "America/New_York", "UTC", "America/New_York"])
        #expect(served.unknown == ["", "Amercia/New_York", "Local"])
        let skipped = ZoneGroups(raw, unknown: .skip, zones: zones)
        #expect(skipped.skipped == ["", "Amercia/New_York", "Local"])
        #expect(skipped.served.count == 3)
        #expect(skipped.unknown == served.unknown)
    }

    @Test("zones are due at their own six o'clock, each with its own cursor")
    func zonesAreDue() throws {
        let schedule = try schedule()
        let groups = ZoneGroups(["America/New_York", "Europe/London"], unknown: try rule(schedule), zones: zones)
        let activated = try at("2026-11-20T00:00:00Z")
        let cursors: [ZoneName: SlotCursor] = [
            "America/New_York": SlotCursor(activatedAt: activated, horizon: try at("2026-11-23T12:00:00Z")),
            "Europe/London": SlotCursor(activatedAt: activated, horizon: try at("2026-11-24T06:00:00Z")),
        ]
        let slots = UserSlotPlanner(schedule).decide(
            groups, cursors: cursors, activatedAt: activated, now: try at("2026-11-24T11:00:01Z"))
        #expect(slots.map(\.due.fires.count) == [1, 0])
        #expect(slots.first?.due.fires.first?.date == CivilDate("2026-11-24"))
        #expect(slots.map(\.isNew) == [false, false])
    }

    @Test("a zone met for the first time is served at its next slot and catches up on nothing")
    func newZone() throws {
        let schedule = try schedule()
        let groups = ZoneGroups(["Asia/Tokyo"], unknown: .skip, zones: zones)
        let planner = UserSlotPlanner(schedule)
        let activated = try at("2026-11-20T00:00:00Z")
        // 05:00 in Tokyo
        let five = try at("2026-11-23T20:00:00Z")
        let early = try #require(planner.decide(groups, cursors: [:], activatedAt: activated, now: five).first)
        #expect(early.isNew)
        #expect(early.due.decisions.isEmpty)
        #expect(early.due.nextDue == (try at("2026-11-23T21:00:00Z")))
        // six, as soon as anybody looks
        let punctual = planner.decide(groups, cursors: [:], activatedAt: activated, now: try at("2026-11-23T21:00:30Z"))
        #expect(punctual.first?.due.fires.map(\.isCatchUp) == [false])
        // eight
        let late = planner.decide(groups, cursors: [:], activatedAt: activated, now: try at("2026-11-23T23:00:00Z"))
        #expect(late.first?.due.decisions.isEmpty == true)
        // a schedule that began after the slot
        let fresh = planner.decide(
            groups, cursors: [:], activatedAt: try at("2026-11-23T21:00:10Z"), now: try at("2026-11-23T21:00:30Z"))
        #expect(fresh.first?.due.decisions.isEmpty == true)
    }

    @Test("an audience is asked about every date that is due somewhere or may be caught up")
    func dates() throws {
        let dates = UserSlotPlanner(try schedule()).dates(at: try at("2026-11-24T12:00:00Z"))
        #expect(dates.first == CivilDate("2026-11-23"))
        #expect(dates.last == CivilDate("2026-11-25"))
    }

    @Test("a user who moved past today's slot gets it while it is recent, otherwise not, and never twice")
    func zoneMoves() throws {
        let schedule = try schedule()
        let tokyo = try #require(zones.subjectZone("Asia/Tokyo"))
        func move(last: String, now: String) throws -> ZoneMove {
            ZoneMove(
                recurrence: schedule.recurrence(in: tokyo.rules), catchUp: schedule.catchUp,
                lastDate: try #require(CivilDate(last)), activatedAt: try at("2026-01-01T00:00:00Z"), now: try at(now))
        }
        // Los Angeles at 23:00 on the 23rd is 16:00 on the 24th in Tokyo: ten hours late.
        guard case .skip(let skipped) = try move(last: "2026-11-23", now: "2026-11-24T07:00:00Z") else {
            Issue.record("ten hours are too late")
            return
        }
        #expect(skipped.date == CivilDate("2026-11-24"))
        guard case .fire(let slot) = try move(last: "2026-11-23", now: "2026-11-24T02:00:00Z") else {
            Issue.record("five hours are not too late")
            return
        }
        #expect(slot.key == "2026-11-24")
        #expect(slot.reason == "catch_up")
        #expect(try move(last: "2026-11-24", now: "2026-11-24T02:00:00Z") == .nothing)
        #expect(try move(last: "2026-11-25", now: "2026-11-24T02:00:00Z") == .nothing)
    }
}
