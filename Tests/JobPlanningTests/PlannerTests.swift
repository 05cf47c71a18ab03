import JobConfig
import JobPlanning
import JobScheduling
import JobTime
import Testing

@Suite("Plans")
struct PlannerTests {
    @Test("neighbouring windows neither share nor lose a fire")
    func adjacency() throws {
        let planner = Planner(try repositoryConfiguration(), zones: zones)
        let whole = try window("2026-03-07T00:00:00Z", "2026-03-31T00:00:00Z")
        let all = planner.plan(PlanRequest(window: whole, population: users)).fires
        #expect(!all.isEmpty)
        for offset in [1, 3_600, 6 * 3_600, 86_400, 86_400 * 7 + 1, 86_400 * 22 + 3_601] {
            let middle = whole.lowerBound.advanced(by: .seconds(offset))
            let first = planner.plan(PlanRequest(window: whole.lowerBound..<middle, population: users)).fires
            let second = planner.plan(PlanRequest(window: middle..<whole.upperBound, population: users)).fires
            #expect(first + second == all)
        }
    }

    @Test("a day has each hour once and each zone's six o'clock at its own instant")
    func day() throws {
        let plan = Planner(try repositoryConfiguration(), zones: zones).plan(
            PlanRequest(window: try window("2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z"), population: users))
        #expect(plan.fires.count { $0.schedule == "close_expired_polls" } == 24)
        let catchUps = plan.fires.filter { $0.schedule == "daily_catch_up" }
        #expect(catchUps.map(\.zone) == ["Europe/London", "America/New_York", "Asia/Tokyo"])
        #expect(catchUps.map(\.count) == [1_240, 3_102, 80])
        #expect(catchUps.map(\.date.description) == ["2026-11-24", "2026-11-24", "2026-11-25"])
        #expect(catchUps.map(\.localTime).first == "2026-11-24T06:00:00Z")
        #expect(catchUps.map(\.localTime).last == "2026-11-25T06:00:00+09:00")
        #expect(plan.totals.jobs == 48 + 4_422 + 4_441)
        #expect(plan.totals.bySchedule.last == PlanTotals.Entry(name: "group_statistics", jobs: 0))
        #expect(plan.hasAllCounts)
    }

    @Test("users of unknown zones are an entry of their own, or are counted and passed over")
    func unknownZones() throws {
        let plan = Planner(try repositoryConfiguration(), zones: zones).plan(
            PlanRequest(
                window: try window("2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z"),
                schedules: ["daily_catch_up", "outcome_review"], population: users))
        let entries = plan.fires.filter { $0.zone == .utc }
        #expect(entries.map(\.schedule) == ["outcome_review"])
        #expect(entries.map(\.count) == [19])
        #expect(entries.first?.notes.isEmpty == false)
        #expect(
            plan.unknownZones == [
                UnknownZoneCount(schedule: "daily_catch_up", zone: "", count: 7, servedIn: nil),
                UnknownZoneCount(schedule: "daily_catch_up", zone: "Amercia/New_York", count: 12, servedIn: nil),
                UnknownZoneCount(schedule: "outcome_review", zone: "", count: 7, servedIn: .utc),
                UnknownZoneCount(schedule: "outcome_review", zone: "Amercia/New_York", count: 12, servedIn: .utc),
            ])
    }

    @Test("without a population every zone is listed, and no count is taken for zero")
    func unknownPopulation() throws {
        let plan = Planner(try repositoryConfiguration(), zones: zones).plan(
            PlanRequest(
                window: try window("2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z"), schedules: ["daily_catch_up"]))
        #expect(Set(plan.fires.map(\.zone)).isSuperset(of: ["Asia/Tokyo", "America/New_York"]))
        #expect(!plan.fires.contains { $0.zone == "US/Eastern" })
        #expect(plan.fires.allSatisfy { $0.count == nil && !$0.notes.isEmpty })
        #expect(plan.totals.jobs == nil)
        #expect(plan.load.map(\.peak) == [nil])
        #expect(!plan.hasAllCounts)
        #expect(plan.notes == ["the number of users is unknown (daily_catch_up)"] && plan.warnings.isEmpty)
    }

    @Test("an audience's numbers are those of the slot's own date")
    func populationByDate() throws {
        let tuesday = try #require(CivilDate("2026-11-24"))
        let population = Population(members: [
            "daily_catch_up": Population.Members(
                source: "catch_up_readers",
                counts: .byDate([tuesday: ["Asia/Tokyo": 5], tuesday.adding(days: 1): ["Asia/Tokyo": 9]]))
        ])
        let plan = Planner(try repositoryConfiguration(), zones: zones).plan(
            PlanRequest(
                window: try window("2026-11-23T12:00:00Z", "2026-11-25T12:00:00Z"), schedules: ["daily_catch_up"],
                population: population))
        #expect(plan.fires.map(\.count) == [5, 9])
        #expect(plan.schedules.first?.users == 9)
    }

    @Test("one user's plan has the user's fires and place in the spread")
    func user() throws {
        let plan = Planner(try repositoryConfiguration(), zones: zones).plan(
            PlanRequest(
                window: try window("2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z"), schedules: ["daily_catch_up"],
                user: PlanRequest.User(id: "42", zone: "US/Eastern")))
        #expect(plan.fires.map(\.count) == [1])
        #expect(plan.fires.first?.notes == ["user 42 comes 6m57s192ms later"])
    }

    @Test("what the clocks do to a slot is said in words, at the fire and for the plan")
    func clockNotes() throws {
        let night = try daily("02:30")
        let newYork = ScheduleZone.fixed("America/New_York")
        let config = configuration(schedules: [
            schedule("valid", night, zone: newYork),
            schedule("shifted", night, zone: newYork, dst: DSTPolicy(gap: .shift)),
            schedule("skipped", night, zone: newYork, dst: DSTPolicy(gap: .skip)),
        ])
        let plan = Planner(config, zones: zones).plan(
            PlanRequest(window: try window("2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z")))
        let gap = "02:30 does not exist on 2026-03-08 in America/New_York; "
        #expect(
            plan.dstNotes == [
                "valid: \(gap)runs at 03:00 EDT (next_valid)", "shifted: \(gap)runs at 03:30 EDT (shift)",
                "skipped: \(gap)does not run (skip)",
            ])
        #expect(plan.fires.map(\.reason) == ["gap", "gap"])
        #expect(plan.fires.map(\.localTime) == ["2026-03-08T03:00:00-04:00", "2026-03-08T03:30:00-04:00"])
        let autumn = configuration(schedules: [
            schedule("twice", try daily("01:30"), zone: newYork, dst: DSTPolicy(overlap: .both))
        ])
        let notes = Planner(autumn, zones: zones).plan(
            PlanRequest(window: try window("2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"))
        ).dstNotes
        #expect(
            notes == [
                "twice: 01:30 comes twice on 2026-11-01 in America/New_York; runs at the first, 05:30Z (both)",
                "twice: 01:30 comes twice on 2026-11-01 in America/New_York; runs at the second, 06:30Z (both)",
            ])
    }

    @Test("more fires than can be listed are cut at the end of each schedule, and the plan says so")
    func truncation() throws {
        let config = configuration(schedules: [schedule("busy", every(1)), schedule("calm", every(3_600))])
        let plan = Planner(config, zones: zones).plan(
            PlanRequest(window: try window("2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z"), maxFires: 4_000))
        #expect(plan.isTruncated)
        #expect(plan.fires.count { $0.schedule == "busy" } == 2_000)
        #expect(plan.fires.count { $0.schedule == "calm" } == 24)
        #expect(plan.warnings == ["busy: only the first 2000 fires are listed, up to 2026-11-24T00:33:19Z"])
    }

    @Test("ten schedules in one second are a herd, nine are not, and users' schedules do not count")
    func herd() throws {
        func warnings(_ count: Int) throws -> [String] {
            var schedules = try (0..<count).map { schedule("s\($0)", try daily("03:00")) }
            schedules.append(schedule("users", try daily("03:00"), zone: eachUser()))
            return Planner(configuration(schedules: schedules), zones: zones).plan(
                PlanRequest(window: try window("2026-11-24T00:00:00Z", "2026-11-26T00:00:00Z"), population: users)
            ).warnings
        }
        #expect(try warnings(9).isEmpty)
        #expect(
            try warnings(10) == [
                "10 schedules fire at 2026-11-24T03:00:00Z: s0, s1, s2 and 7 more; "
                    + "there is one more second with 10 or more"
            ])
    }

    @Test("disabled schedules do not fire, paused queues and unknown zones are warned of")
    func otherWarnings() throws {
        let config = configuration(
            queues: [queue("default", 1, paused: true)],
            schedules: [
                schedule("off", every(60), enabled: false), schedule("on", every(3_600)),
                schedule("lost", every(60), zone: .fixed("Mars/Olympus")),
            ])
        let plan = Planner(config, zones: zones).plan(
            PlanRequest(window: try window("2026-11-24T00:00:00Z", "2026-11-24T02:00:00Z")))
        #expect(plan.fires.map(\.schedule) == ["on", "on"])
        #expect(plan.warnings.count == 2)
        #expect(plan.schedules.map(\.isEnabled) == [false, true])
    }

    @Test("what the plan lists is what the runtime decides, second for second")
    func planEqualsReality() throws {
        let config = try repositoryConfiguration()
        let span = try window("2026-03-07T00:00:00Z", "2026-03-10T00:00:00Z")
        let plan = Planner(config, zones: zones).plan(PlanRequest(window: span, population: users))
        var decided: Set<String> = []
        for schedule in ScheduleCompilation(config.schedules, zones: zones).schedules where schedule.isEnabled {
            let groups: [UsedZone] =
                switch schedule.zone {
                case .fixed(let zone): [zone]
                case .eachUser(_, let unknown):
                    ZoneGroups(
                        ["America/New_York", "Europe/London", "Asia/Tokyo", ""], unknown: unknown, zones: zones
                    ).served.map(\.used)
                }
            for zone in groups {
                let planner = SlotPlanner(
                    recurrence: schedule.recurrence(in: zone.rules), catchUp: schedule.catchUp)
                var cursor = SlotCursor(activatedAt: span.lowerBound.advanced(by: .microseconds(-1)))
                var now = span.lowerBound
                while now < span.upperBound {
                    let due = planner.decide(cursor, now: now)
                    for slot in due.fires { decided.insert("\(schedule.id) \(zone.name) \(slot.instant)") }
                    #expect(due.drops.isEmpty)
                    cursor.horizon = due.horizon
                    now = due.nextDue ?? span.upperBound
                }
            }
        }
        #expect(Set(plan.fires.map { "\($0.schedule) \($0.zone) \($0.instant)" }) == decided)
    }
}
