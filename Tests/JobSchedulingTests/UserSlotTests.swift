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
            groups.served, cursors: cursors, activatedAt: activated, readUpTo: activated,
            now: try at("2026-11-24T11:00:01Z"))
        #expect(slots.map(\.due.fires.count) == [1, 0])
        #expect(slots.first?.due.fires.first?.date == CivilDate("2026-11-24"))
        #expect(slots.map(\.isNew) == [false, false])
    }

    @Test("a zone met for the first time begins where the zones were last read")
    func newZone() throws {
        let schedule = try schedule()
        let groups = ZoneGroups(["Asia/Tokyo"], unknown: .skip, zones: zones).served
        let activated = try at("2026-11-20T00:00:00Z")
        func decide(readUpTo: String, now: String) throws -> UserSlotPlanner.ZoneSlots {
            try #require(
                UserSlotPlanner(schedule).decide(
                    groups, cursors: [:], activatedAt: activated, readUpTo: try at(readUpTo), now: try at(now)
                ).first)
        }
        // 05:00 in Tokyo
        let early = try decide(readUpTo: "2026-11-23T19:45:00Z", now: "2026-11-23T20:00:00Z")
        #expect(early.isNew)
        #expect(early.due.decisions.isEmpty)
        #expect(early.due.nextDue == (try at("2026-11-23T21:00:00Z")))
        // six
        let punctual = try decide(readUpTo: "2026-11-23T20:00:00Z", now: "2026-11-23T21:00:30Z")
        #expect(punctual.due.fires.map(\.isCatchUp) == [false])
        // eight, after two hours in which nobody looked
        let late = try decide(readUpTo: "2026-11-23T20:30:00Z", now: "2026-11-23T23:00:00Z")
        #expect(late.due.fires.map(\.isCatchUp) == [true])
        // eight, where somebody looked at seven and nobody was there
        let newcomer = try decide(readUpTo: "2026-11-23T22:00:00Z", now: "2026-11-23T23:00:00Z")
        #expect(newcomer.due.decisions.isEmpty)
    }

    @Test("a zone that nobody used for long begins where the zones were last read, not where it was left")
    func returnedZone() throws {
        let schedule = try schedule()
        let groups = ZoneGroups(["Asia/Tokyo"], unknown: .skip, zones: zones).served
        let activated = try at("2026-01-01T00:00:00Z")
        let slots = UserSlotPlanner(schedule).decide(
            groups,
            cursors: ["Asia/Tokyo": SlotCursor(activatedAt: activated, horizon: try at("2026-06-01T00:00:00Z"))],
            activatedAt: activated, readUpTo: try at("2026-11-23T22:00:00Z"), now: try at("2026-11-23T23:00:00Z"))
        #expect(slots.flatMap(\.due.decisions).isEmpty)
    }

    @Test("an audience is asked about every date that is the date somewhere in a range")
    func dates() throws {
        let noon = try at("2026-11-24T12:00:00Z")
        #expect(
            UserSlotPlanner.dates(of: noon..<noon).map(\.description) == ["2026-11-23", "2026-11-24", "2026-11-25"])
        let five = try at("2026-11-24T05:00:00Z")
        #expect(UserSlotPlanner.dates(of: five..<five).map(\.description) == ["2026-11-23", "2026-11-24"])
    }

    @Test("no more is open than what may still be caught up")
    func openRange() throws {
        let planner = UserSlotPlanner(try schedule())
        let now = try at("2026-11-24T12:00:00Z")
        #expect(
            planner.openRange(since: try at("2026-11-24T11:45:00Z"), now: now).lowerBound
                == (try at("2026-11-24T11:45:00Z")))
        #expect(
            planner.openRange(since: try at("2026-01-01T00:00:00Z"), now: now).lowerBound
                == (try at("2026-11-24T06:00:00Z")))
        #expect(planner.openRange(since: try at("2026-11-24T13:00:00Z"), now: now).isEmpty)
    }

    @Test("zones are read at each instant at which a slot may come in some zone, and at no other")
    func grid() throws {
        let grid = ReadingGrid(try daily("06:00", "18:20:30"))
        var instant = try at("2026-11-24T11:59:59Z")
        var seen: [String] = []
        for _ in 0..<5 {
            instant = grid.next(after: instant)
            seen.append(instant.description)
        }
        #expect(
            seen == [
                "2026-11-24T12:00:00Z", "2026-11-24T12:05:30Z", "2026-11-24T12:15:00Z", "2026-11-24T12:20:30Z",
                "2026-11-24T12:30:00Z",
            ])
        // Whatever the zone and the date, a slot that no clock change shifts lies on the grid.
        let six = ReadingGrid(try daily("06:00"))
        for name in zones.canonicalZones {
            let rules = try #require(zones.subjectZone(name)).rules
            let recurrence = Recurrence(trigger: try daily("06:00"), rules: rules)
            let start = try at("2026-01-01T00:00:00Z")
            for slot in recurrence.occurrences(in: start..<start.advanced(by: .seconds(400 * 86_400))) {
                let before = Timestamp(microseconds: slot.instant.microseconds - 1)
                #expect(six.next(after: before) == slot.instant, "\(name) \(slot.instant)")
            }
        }
    }

    @Test("a zone owes its latest slot to those who moved there while it may be caught up")
    func zoneMoves() throws {
        let schedule = try schedule()
        let tokyo = try #require(zones.subjectZone("Asia/Tokyo"))
        func move(_ now: String, activatedAt: String = "2026-01-01T00:00:00Z") throws -> ZoneMove {
            ZoneMove(
                recurrence: schedule.recurrence(in: tokyo.rules), catchUp: schedule.catchUp,
                activatedAt: try at(activatedAt), now: try at(now))
        }
        // 16:00 of the 24th in Tokyo: ten hours late.
        #expect(try move("2026-11-24T07:00:00Z") == .nothing)
        guard case .fire(let slot) = try move("2026-11-24T02:00:00Z") else {
            Issue.record("five hours are not too late")
            return
        }
        #expect(slot.key == "2026-11-24")
        #expect(slot.reason == "catch_up")
        #expect(!slot.movesCursor)
        #expect(try move("2026-11-24T02:00:00Z", activatedAt: "2026-11-23T22:00:00Z") == .nothing)
    }
}
