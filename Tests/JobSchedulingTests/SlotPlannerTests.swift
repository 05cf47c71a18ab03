import JobConfig
import JobScheduling
import JobTime
import Testing

@Suite("What is due")
struct SlotPlannerTests {
    /// Runs a decision and writes it down in a line: `fire`, `late` with the number missed, or `drop` with reason.
    private func decide(
        _ trigger: Trigger, _ policy: CatchUpPolicy.Policy = .latest, within: Duration = .seconds(6 * 3_600),
        max: Int? = nil, served: String, now: String, hold: SlotHold? = nil
    ) throws -> [String] {
        let planner = SlotPlanner(
            recurrence: Recurrence(trigger: trigger), catchUp: CatchUpRule(policy: policy, within: within, max: max))
        let due = planner.decide(SlotCursor(activatedAt: try at(served)), now: try at(now), hold: hold)
        #expect(due.horizon == (try at(now)))
        return due.decisions.map(SlotPlannerTests.line)
    }

    static func line(_ decision: SlotDecision) -> String {
        switch decision {
        case .fire(let slot):
            let missed = slot.missed > 0 ? " missed \(slot.missed)" : ""
            return "\(slot.isCatchUp ? "late" : "fire") \(slot.key)\(missed)"
        case .drop(let slots):
            return "drop \(slots.text)"
        }
    }

    @Test("nothing is due between two slots, and the next is known")
    func betweenSlots() throws {
        let planner = SlotPlanner(
            recurrence: Recurrence(trigger: try cron("0 * * * *")),
            catchUp: CatchUpRule(policy: .latest, within: .seconds(1_800)))
        let due = planner.decide(
            SlotCursor(activatedAt: try at("2026-11-24T06:00:00Z")), now: try at("2026-11-24T06:30:00Z"))
        #expect(due.decisions.isEmpty)
        #expect(due.nextDue == (try at("2026-11-24T07:00:00Z")))
    }

    @Test("a slot up to a minute late is on time, even where nothing is caught up")
    func onTime() throws {
        let served = "2026-11-24T05:30:00Z"
        #expect(
            try decide(cron("0 6 * * *"), .none, served: served, now: "2026-11-24T06:01:00Z") == [
                "fire 2026-11-24T06:00:00"
            ])
        #expect(try decide(cron("0 6 * * *"), .none, served: served, now: "2026-11-24T06:01:01Z") == ["drop missed"])
    }

    @Test("a slot fires at its instant and not before, and the cursor keeps it from firing again")
    func edges() throws {
        let hourly = try cron("0 6 * * *")
        #expect(try decide(hourly, served: "2026-11-24T05:00:00Z", now: "2026-11-24T05:59:59Z").isEmpty)
        #expect(try decide(hourly, served: "2026-11-24T05:00:00Z", now: "2026-11-24T06:00:00Z").count == 1)
        #expect(try decide(hourly, served: "2026-11-24T06:00:00Z", now: "2026-11-24T06:00:30Z").isEmpty)
    }

    @Test("after an outage the latest slot runs in place of the others")
    func latest() throws {
        #expect(
            try decide(cron("30 * * * *"), served: "2026-11-24T00:00:00Z", now: "2026-11-24T04:00:00Z") == [
                "drop superseded (3 slots since 2026-11-24T00:30:00Z)", "late 2026-11-24T03:30:00Z missed 3",
            ])
    }

    @Test("a slot that is on time takes the place of those missed before it")
    func latestOnTime() throws {
        #expect(
            try decide(
                .every(interval: .seconds(3_600), anchor: Trigger.defaultAnchor), served: "2026-11-24T00:30:00Z",
                now: "2026-11-24T04:00:10Z") == [
                    "drop superseded (3 slots since 2026-11-24T01:00:00Z)", "fire 2026-11-24T04:00:00Z missed 3",
                ])
    }

    @Test("what is older than the window is dropped as too late")
    func tooLate() throws {
        let lines = try decide(
            .every(interval: .seconds(3_600), anchor: Trigger.defaultAnchor), within: .seconds(7_200),
            served: "2026-11-24T00:30:00Z", now: "2026-11-24T06:30:00Z")
        #expect(
            lines == [
                "drop too_late (4 slots since 2026-11-24T01:00:00Z)", "drop superseded",
                "late 2026-11-24T06:00:00Z missed 5",
            ])
    }

    @Test("all slots run up to the limit, the newest first to be kept, and reaching the limit is reported")
    func allWithLimit() throws {
        let hourly = Trigger.every(interval: .seconds(3_600), anchor: Trigger.defaultAnchor)
        let lines = try decide(
            hourly, .all, max: 2, served: "2026-11-24T00:30:00Z", now: "2026-11-24T04:30:00Z")
        #expect(
            lines == [
                "drop over_max (2 slots since 2026-11-24T01:00:00Z)", "late 2026-11-24T03:00:00Z missed 2",
                "late 2026-11-24T04:00:00Z",
            ])
        let planner = SlotPlanner(
            recurrence: Recurrence(trigger: hourly),
            catchUp: CatchUpRule(policy: .all, within: .seconds(86_400), max: 2))
        let due = planner.decide(
            SlotCursor(activatedAt: try at("2026-11-24T00:30:00Z")), now: try at("2026-11-24T04:30:00Z"))
        #expect(due.drops.first { $0.reason == .overMax }?.count == 2)
        #expect(
            try decide(hourly, .all, max: 9, served: "2026-11-24T00:30:00Z", now: "2026-11-24T02:30:00Z").count == 2)
    }

    @Test("a schedule on hold drops what comes due", arguments: [SlotHold.paused, .disabled])
    func hold(hold: SlotHold) throws {
        let lines = try decide(
            cron("0 6 * * *"), served: "2026-11-24T05:30:00Z", now: "2026-11-24T06:00:05Z", hold: hold)
        #expect(lines == ["drop \(hold.dropReason.rawValue)"])
    }

    @Test("three years without anybody cost a few steps and give one line of drops")
    func yearsOfOutage() throws {
        let everySecond = Trigger.every(interval: .seconds(1), anchor: Trigger.defaultAnchor)
        let lines = try decide(
            everySecond, within: .seconds(300), served: "2023-11-24T00:00:00Z", now: "2026-11-24T00:00:00Z")
        #expect(lines.first == "drop too_late (94694099 slots since 2023-11-24T00:00:01Z)")
        #expect(lines.count == 2 + 61)
        let cronLines = try decide(
            cron("* * * * * *"), within: .seconds(300), served: "2023-11-24T00:00:00Z", now: "2026-11-24T00:00:00Z")
        #expect(cronLines.first == "drop too_late (over 10000 slots since 2023-11-24T00:00:01Z)")
    }

    @Test("of two slots at one instant only the last moves the cursor")
    func twins() throws {
        // 23:30 does not exist that Saturday: it runs at midnight, where Sunday's first slot is as well.
        let scoresbysund = try #require(zones.configuredZone("America/Scoresbysund"))
        let planner = SlotPlanner(
            recurrence: Recurrence(trigger: try daily("00:00", "23:30"), rules: scoresbysund.rules),
            catchUp: CatchUpRule(policy: .latest, within: .seconds(3_600)))
        let now = try at("2026-03-29T01:00:00Z")
        let due = planner.decide(SlotCursor(activatedAt: now.advanced(by: .seconds(-60))), now: now)
        #expect(due.fires.map(\.key) == ["2026-03-28T23:30:00", "2026-03-29T00:00:00"])
        #expect(due.fires.map(\.movesCursor) == [false, true])
    }

    @Test("a daily slot in a gap runs once, under its own date")
    func gapDay() throws {
        let newYork = try #require(zones.configuredZone("America/New_York"))
        let planner = SlotPlanner(
            recurrence: Recurrence(trigger: try daily("02:30"), rules: newYork.rules),
            catchUp: CatchUpRule(policy: .latest, within: .seconds(3_600)))
        let now = try at("2026-03-08T07:00:20Z")
        let due = planner.decide(SlotCursor(activatedAt: now.advanced(by: .seconds(-3_600))), now: now)
        #expect(due.fires.map(\.key) == ["2026-03-08"])
        #expect(due.fires.map(\.reason) == ["gap"])
        #expect(due.nextDue == (try at("2026-03-09T06:30:00Z")))
    }

    @Test("an edited trigger begins anew, the same one goes on where it stood")
    func activation() throws {
        let stored = SlotCursor(activatedAt: try at("2026-11-01T00:00:00Z"))
        let now = try at("2026-11-24T00:00:00Z")
        #expect(ScheduleActivation(digest: "a", stored: ("a", stored), now: now) == .resumed(stored))
        #expect(
            ScheduleActivation(digest: "b", stored: ("a", stored), now: now) == .activated(SlotCursor(activatedAt: now))
        )
        #expect(ScheduleActivation(digest: "a", stored: nil, now: now).cursor.horizon == now)
    }

    @Test("decisions taken at any two moments are those taken at once, while nobody is late")
    func steps() throws {
        let planner = SlotPlanner(
            recurrence: Recurrence(trigger: try cron("*/10 * * * * *")),
            catchUp: CatchUpRule(policy: .latest, within: .seconds(300)))
        let start = try at("2026-11-24T00:00:00Z")
        let end = start.advanced(by: .seconds(60))
        let whole = planner.decide(SlotCursor(activatedAt: start), now: end).fires.map(\.key)
        #expect(whole.count == 6)
        for seconds in 0...60 {
            let first = planner.decide(SlotCursor(activatedAt: start), now: start.advanced(by: .seconds(seconds)))
            let second = planner.decide(SlotCursor(activatedAt: start, horizon: first.horizon), now: end)
            #expect(first.fires.map(\.key) + second.fires.map(\.key) == whole)
        }
    }
}
