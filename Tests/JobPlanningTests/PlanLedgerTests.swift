import JobConfig
import JobPlanning
import JobScheduling
import JobTime
import Testing

@Suite("Plans that know the ledger")
struct PlanLedgerTests {
    private func plan(_ schedule: ScheduleDefinition, _ facts: [String: PlanLedger.Facts], now: String) throws -> Plan {
        var request = PlanRequest(
            window: try window("2026-11-26T00:00:00Z", "2026-11-28T00:00:00Z"), population: users)
        request.ledger = PlanLedger(now: try at(now), facts: facts)
        return Planner(configuration(schedules: [schedule]), zones: zones).plan(request)
    }

    private func facts(
        _ schedule: ScheduleDefinition, horizon: String, served: [PlanLedger.Slot: PlanLedger.Served] = [:]
    ) throws -> PlanLedger.Facts {
        let compiled = try CompiledSchedule(schedule, zones: zones)
        let cursor = SlotCursor(activatedAt: try at("2026-11-01T00:00:00Z"), horizon: try at(horizon))
        return PlanLedger.Facts(
            position: PlanLedger.Position(digest: compiled.digest, cursor: cursor), served: served)
    }

    private let past =
        "the window begins in the past: up to 2026-11-26T06:30:00Z it lists what the files say; `runner why` tells what "
        + "happened"

    @Test("a schedule paused by hand does not fire from now on")
    func paused() throws {
        let schedule = schedule("daily", try daily("06:00"))
        var facts = try facts(schedule, horizon: "2026-11-26T06:00:00Z")
        facts.pausedAt = try at("2026-11-26T06:10:00Z")
        let plan = try plan(schedule, ["daily": facts], now: "2026-11-26T06:30:00Z")
        #expect(plan.fires.map(\.localTime) == ["2026-11-26T06:00:00Z"])
        #expect(
            plan.notes == [
                past,
                "daily: paused by hand since 2026-11-26T06:10:00Z; nothing fires until `runner schedules resume daily`",
            ])
    }

    @Test("a slot that was served does not fire again at a later time of its date")
    func served() throws {
        let old = schedule("daily", try daily("06:00"))
        let new = schedule("daily", try daily("07:00"))
        let slot = PlanLedger.Slot(zone: "", key: "2026-11-26")
        let facts = try facts(
            old, horizon: "2026-11-26T06:00:00Z", served: [slot: .init(instant: try at("2026-11-26T06:00:00Z"))])
        let plan = try plan(new, ["daily": facts], now: "2026-11-26T06:30:00Z")
        #expect(plan.fires.map(\.localTime) == ["2026-11-27T07:00:00Z"])
        #expect(
            plan.notes == [
                past, "daily: edited; the new trigger begins when a node loads it",
                "daily: the slot of 2026-11-26 was served at 06:00 already and does not fire again at 07:00",
            ])
        #expect(plan.totals.jobs == 1)
    }

    @Test("a slot that was dropped does not fire either, one that fired in its own time stays in the past")
    func dropped() throws {
        let schedule = schedule("daily", try cron("0 6,7 * * *"))
        let served: [PlanLedger.Slot: PlanLedger.Served] = [
            .init(zone: "", key: "2026-11-26T06:00:00"): .init(instant: try at("2026-11-26T06:00:00Z")),
            .init(zone: "", key: "2026-11-26T07:00:00"): .init(
                instant: try at("2026-11-26T07:00:00Z"), dropReason: "paused"),
        ]
        let plan = try plan(
            schedule, ["daily": try facts(schedule, horizon: "2026-11-26T06:00:00Z", served: served)],
            now: "2026-11-26T06:30:00Z")
        #expect(plan.fires.map(\.instant.description).first == "2026-11-26T06:00:00Z" && plan.fires.count == 3)
        #expect(
            plan.notes == [past, "daily: the slot of 2026-11-26 was dropped already (paused) and does not fire"])
    }

    @Test("a slot of the new trigger that came before the edit will not run; earlier days stay what the files say")
    func edited() throws {
        let old = schedule("daily", try daily("23:00"))
        let new = schedule("daily", try daily("05:00"))
        let facts = try facts(old, horizon: "2026-11-25T23:00:00Z")
        let plan = try plan(new, ["daily": facts], now: "2026-11-26T06:30:00Z")
        #expect(plan.fires.map(\.localTime) == ["2026-11-27T05:00:00Z"])
        #expect(
            plan.notes == [
                past, "daily: edited; the new trigger begins when a node loads it",
                "daily: edited; the slot 05:00 of 2026-11-26 came before the edit and will not run (edited)",
            ])
    }

    @Test("users' zones each have a day and a position of their own")
    func editedInZones() throws {
        let old = schedule("digest", try daily("23:30"), zone: eachUser(unknown: .skip))
        let new = schedule("digest", try daily("05:00"), zone: eachUser(unknown: .skip))
        var facts = try facts(old, horizon: "2026-11-20T00:00:00Z")
        let digest = try #require(facts.position?.digest)
        func cursor(_ horizon: String) throws -> SlotCursor {
            SlotCursor(activatedAt: try at("2026-11-01T00:00:00Z"), horizon: try at(horizon))
        }
        // London was served after its five o'clock of today; New York's five o'clock is still to come.
        facts.zones["Europe/London"] = PlanLedger.Position(digest: digest, cursor: try cursor("2026-11-26T05:30:00Z"))
        let plan = try plan(new, ["digest": facts], now: "2026-11-26T06:30:00Z")
        // In Tokyo it is 15:30 of the 26th: its slot came at 20:00Z of the 25th, before the window.
        #expect(
            plan.fires.filter { $0.date.description == "2026-11-26" }.map(\.zone) == [
                "Europe/London", "America/New_York",
            ])
        #expect(!plan.notes.contains { $0.contains("will not run") })
        // Where the old trigger had not fired today, or never did, the slot is lost.
        facts.zones["Europe/London"]?.cursor = try cursor("2026-11-25T23:30:00Z")
        let without = try self.plan(new, ["digest": facts], now: "2026-11-26T06:30:00Z")
        facts.zones = [:]
        #expect(try self.plan(new, ["digest": facts], now: "2026-11-26T06:30:00Z").fires == without.fires)
        #expect(without.fires.filter { $0.date.description == "2026-11-26" }.map(\.zone) == ["America/New_York"])
        #expect(
            without.notes.contains(
                "digest: edited; the slot 05:00 of 2026-11-26 in Europe/London came before the edit and will not run "
                    + "(edited)"))
    }

    @Test("a renamed schedule goes on with the rows of its old id, until it has some of its own")
    func renamed() throws {
        var schedule = schedule("new", job: "j", try daily("06:00"))
        schedule.renamedFrom = marked("old")
        var old = try facts(schedule, horizon: "2026-11-26T06:00:00Z")
        old.pausedAt = try at("2026-11-25T00:00:00Z")
        let moved = try plan(schedule, ["old": old], now: "2026-11-26T06:30:00Z")
        #expect(moved.fires.count == 1 && moved.notes.contains("new: goes on where old stood (renamed_from)"))
        let own = try plan(
            schedule, ["old": old, "new": try facts(schedule, horizon: "2026-11-26T06:00:00Z")],
            now: "2026-11-26T06:30:00Z")
        #expect(own.fires.count == 2 && own.notes == [past])
    }

    @Test("a window in the future has no note, and an unknown schedule is planned by the files")
    func future() throws {
        let plan = try plan(schedule("daily", try daily("06:00")), [:], now: "2026-11-25T00:00:00Z")
        #expect(plan.notes.isEmpty && plan.fires.count == 2)
    }
}
