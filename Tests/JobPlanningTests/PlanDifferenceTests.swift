import JobConfig
import JobModel
import JobPlanning
import JobScheduling
import JobTime
import SeededRandom
import Testing

@Suite("Differences of plans")
struct PlanDifferenceTests {
    private func plan(
        _ schedules: [ScheduleDefinition], jobs: [JobDefinition] = [],
        queues: [QueueDefinition] = [queue("default", 20)], population: Population = users
    ) throws -> Plan {
        Planner(configuration(queues: queues, jobs: jobs, schedules: schedules), zones: zones).plan(
            PlanRequest(
                window: try window("2026-03-07T00:00:00Z", "2026-03-10T00:00:00Z"), population: population))
    }

    private func difference(_ before: Plan, _ after: Plan) -> PlanDifference {
        PlanDifference(before: before, after: after, side: ComparedSide(name: "HEAD", configHash: "1"))
    }

    /// The counts of one schedule's changes: added, removed, moved, changed, kept.
    private func counts(_ difference: PlanDifference) -> [Int] {
        let changes = [FireChange.Kind.added, .removed, .moved, .changed].map(difference.count)
        return changes + [difference.kept]
    }

    @Test("a plan does not differ from itself")
    func same() throws {
        let config = try repositoryConfiguration()
        let plan = Planner(config, zones: zones).plan(
            PlanRequest(window: try window("2026-03-07T00:00:00Z", "2026-03-14T00:00:00Z"), population: users))
        let difference = difference(plan, plan)
        #expect(difference.isEmpty)
        #expect(difference.kept == plan.fires.count)
    }

    @Test("added, removed, moved and kept fires are all fires of both plans, whatever was edited")
    func accounting() throws {
        var random = SplitMix64(state: 7)
        for _ in 0..<100 {
            let before = try plan(randomSchedules(&random))
            let after = try plan(randomSchedules(&random))
            let difference = difference(before, after)
            let (added, removed) = (difference.count(.added), difference.count(.removed))
            let moved = difference.count(.moved)
            #expect(removed + moved + difference.kept + difference.count(.changed) == before.fires.count)
            #expect(added + moved + difference.kept + difference.count(.changed) == after.fires.count)
            let pairs = difference.schedules.flatMap(\.fires)
            let moves = pairs.filter { $0.kind == .moved }
            #expect(moves.allSatisfy { $0.before?.date == $0.after?.date && $0.before?.instant != $0.after?.instant })
            let back = self.difference(after, before)
            #expect(back.count(.added) == removed && back.count(.removed) == added && back.count(.moved) == moved)
            #expect(difference.isEmpty == back.isEmpty)
        }
    }

    private func randomSchedules(_ random: inout SplitMix64) throws -> [ScheduleDefinition] {
        let triggers = [
            try daily("06:00"), try daily("07:00"), try daily("02:30"), try cron("0 6,18 * * *"),
            try cron("30 2,3 * * *"), try cron("@hourly"), try cron("*/20 1-3 * * *"), every(3_600), every(5_400),
        ]
        let zones: [ScheduleZone] = [.fixed(.utc), .fixed("America/New_York"), eachUser(), eachUser(unknown: .skip)]
        let policies = [DSTPolicy(), DSTPolicy(gap: .shift), DSTPolicy(gap: .skip, overlap: .both)]
        return ["a", "b", "c", "d"].compactMap { id in
            guard random.next() % 5 > 0, let trigger = triggers.randomElement(using: &random),
                let zone = zones.randomElement(using: &random), let dst = policies.randomElement(using: &random)
            else { return nil }
            return schedule(id, trigger, zone: zone, dst: dst, enabled: random.next() % 6 > 0)
        }
    }

    @Test("an edited time moves the fires of its dates, also when the slot's key changes with it")
    func moved() throws {
        let six = try plan([schedule("a", try daily("06:00"))])
        #expect(counts(difference(six, try plan([schedule("a", try daily("07:00"))]))) == [0, 0, 3, 0, 0])
        #expect(counts(difference(six, try plan([schedule("a", try cron("0 7 * * *"))]))) == [0, 0, 3, 0, 0])
        #expect(counts(difference(six, try plan([schedule("a", try cron("0 6 * * *"))]))) == [0, 0, 0, 0, 3])
        // The nearest one moves, the other is new.
        let twice = difference(six, try plan([schedule("a", try cron("0 7,23 * * *"))]))
        #expect(counts(twice) == [3, 0, 3, 0, 0])
        let moves = try #require(twice.schedules.first).fires.filter { $0.kind == .moved }
        #expect(moves.allSatisfy { $0.after?.localTime.contains("T07:00") == true })
        // Only where the clocks change does another rule for them matter.
        let night = try daily("02:30")
        let valid = try plan([schedule("a", night, zone: .fixed("America/New_York"))])
        let shift = try plan([schedule("a", night, zone: .fixed("America/New_York"), dst: DSTPolicy(gap: .shift))])
        #expect(counts(difference(valid, shift)) == [0, 0, 1, 0, 2])
    }

    @Test("steps of another length are other fires, steps of equal length have moved")
    func steps() throws {
        let hourly = try plan([schedule("a", try cron("@hourly"))])
        #expect(counts(difference(hourly, try plan([schedule("a", every(7_200))]))) == [0, 36, 0, 0, 36])
        #expect(counts(difference(hourly, try plan([schedule("a", try cron("5 * * * *"))]))) == [0, 0, 72, 0, 0])
        let slow = difference(try plan([schedule("a", every(900))]), try plan([schedule("a", every(1_200))]))
        #expect(counts(slow) == [3 * 48, 3 * 72, 0, 0, 3 * 24])
    }

    @Test("users' zones are told apart, a schedule's own zone may be edited")
    func zonesOfUsers() throws {
        let perUser = try plan([schedule("a", try daily("06:00"), zone: eachUser())])
        let later = try plan([schedule("a", try daily("07:00"), zone: eachUser())])
        let moves = difference(perUser, later)
        #expect(moves.count(.moved) == perUser.fires.count)
        #expect(moves.schedules.first?.fires.allSatisfy { $0.before?.zone == $0.after?.zone } == true)
        let fixed = try plan([schedule("a", try daily("06:00"))])
        let york = try plan([schedule("a", try daily("06:00"), zone: .fixed("America/New_York"))])
        #expect(counts(difference(fixed, york)) == [0, 0, 3, 0, 0])
        #expect(difference(fixed, york).schedules.first?.fields.map(\.name) == ["timezone"])
        let toUsers = difference(fixed, perUser)
        #expect(toUsers.count(.moved) == 0 && toUsers.count(.removed) == 3)
        #expect(toUsers.schedules.first?.fields.map(\.name) == ["timezone", "audience", "unknown"])
    }

    @Test("a schedule under a new id is compared with the one it was, unless that is still there")
    func renamed() throws {
        let before = try plan([schedule("old", job: "j", try daily("06:00"))])
        var renamed = schedule("new", job: "j", try daily("06:00"))
        renamed.renamedFrom = marked("old")
        let change = difference(before, try plan([renamed]))
        #expect(counts(change) == [0, 0, 0, 0, 3])
        #expect(change.schedules.map(\.id) == ["new"] && change.schedules.first?.fields.map(\.name) == ["id"])
        let both = difference(before, try plan([schedule("old", job: "j", try daily("06:00")), renamed]))
        #expect(both.schedules.map(\.kind) == [.added])
        #expect(counts(both) == [3, 0, 0, 0, 3])
    }

    @Test("another queue, other numbers and another capacity are differences at the same instant")
    func changed() throws {
        let schedules = [schedule("a", try daily("06:00"), zone: eachUser())]
        let before = try plan(schedules)
        let queues = [queue("default", 20), queue("mail", 2)]
        let moved = difference(before, try plan(schedules, jobs: [job("a", queue: "mail")], queues: queues))
        #expect(moved.count(.changed) == before.fires.count && moved.kept == 0)
        #expect(moved.schedules.first?.fields.map(\.name) == ["queue"])
        #expect(moved.queues.map(\.queue) == ["mail", "default"])
        #expect(moved.queues.map(\.jobsAfter) == [before.totals.jobs, 0])
        var fewer = users
        fewer.everyone?.counts = .everyDate(["Asia/Tokyo": 81, "Europe/London": 1_240])
        let counted = difference(before, try plan(schedules, population: fewer))
        #expect(counts(counted) == [0, 6, 0, 3, 3])
        let wider = difference(before, try plan(schedules, queues: [queue("default", 40)]))
        #expect(wider.schedules.isEmpty && wider.queues.map(\.after?.capacity) == [40] && !wider.isEmpty)
    }

    @Test("every key of a schedule that decides what happens is compared")
    func fields() throws {
        let base = schedule("a", try daily("06:00"))
        let edits: [(String, (inout ScheduleDefinition) -> Void)] = [
            ("catch_up", { $0.catchUp = marked(CatchUpPolicy(policy: .all, within: .seconds(60), max: 3)) }),
            ("if_running", { $0.ifRunning = marked(.skip) }), ("min_gap", { $0.minGap = marked(.seconds(60)) }),
            ("spread", { $0.spread = marked(.seconds(60)) }), ("args", { $0.arguments = marked(.array([])) }),
            ("until", { $0.until = marked(.instant(Timestamp(seconds: 4_000_000_000))) }),
            ("from", { $0.from = marked(.instant(Timestamp(seconds: 0))) }),
            ("dst", { $0.dst = marked(DSTPolicy(overlap: .last)) }),
            ("enabled", { $0.enabled = marked(false) }),
        ]
        for (name, edit) in edits {
            var edited = base
            edit(&edited)
            let fields = difference(try plan([base]), try plan([edited])).schedules.flatMap(\.fields).map(\.name)
            #expect(fields == [name])
        }
    }
}
