import JSONTree
import JobConfig
import JobPlanning
import JobScheduling
import JobTime
import Testing

@Suite("Views of a plan")
struct PlanViewTests {
    private func plan(_ change: (inout PlanRequest) -> Void = { _ in }) throws -> Plan {
        var request = PlanRequest(
            window: try window("2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z"), population: users)
        change(&request)
        return Planner(try repositoryConfiguration(), zones: zones).plan(request)
    }

    @Test("a zone's view has that zone's fires, by whatever name it is known")
    func zone() throws {
        let plan = try plan { $0.zones = ["America/New_York"] }
        #expect(Set(plan.fires.map(\.zone)) == ["America/New_York"])
        #expect(plan.fires.map(\.count) == [3_102, 3_102])
        #expect(plan.totals.byZone == [PlanTotals.Entry(name: "America/New_York", jobs: 6_204)])
        #expect(!plan.schedules.contains { !$0.isPerUser })
        #expect(plan.unknownZones.isEmpty)
        #expect(plan.loadNotes == ["only the jobs shown count, those of the zones asked for"])
    }

    @Test("a schedule in a link to a zone is seen under the zone, and users of unknown zones under theirs")
    func links() throws {
        let config = configuration(schedules: [
            schedule("linked", try daily("06:00"), zone: .fixed("US/Eastern")),
            schedule("other", try daily("06:00"), zone: .fixed("Asia/Tokyo")),
            schedule("users", try daily("06:00"), zone: eachUser(unknown: .zone("US/Eastern"))),
        ])
        let population = Population(
            everyone: .init(source: "x", counts: .everyDate(["Mars/Olympus": 2, "Asia/Tokyo": 1])))
        let plan = Planner(config, zones: zones).plan(
            PlanRequest(
                window: try window("2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z"), zones: ["America/New_York"],
                population: population))
        #expect(plan.schedules.map(\.id) == ["linked", "users"])
        #expect(plan.fires.map(\.schedule) == ["linked", "users"])
        #expect(plan.unknownZones.map(\.count) == [2])
    }

    @Test("the zone's views add up to the whole")
    func parts() throws {
        let whole = try plan()
        let parts = try Set(whole.fires.map(\.zone)).flatMap { zone in try plan { $0.zones = [zone] }.fires }
        #expect(Set(parts) == Set(whole.fires))
        #expect(parts.count == whole.fires.count)
    }

    @Test("a view of some schedules says whose queues others use, one of a whole queue does not")
    func sharedQueues() throws {
        let part = try plan { $0.schedules = ["daily_catch_up"] }
        #expect(part.loadNotes == ["only the jobs shown count, and other schedules use mailers too"])
        #expect(try plan { $0.schedules = ["daily_catch_up", "weekly_catch_up"] }.loadNotes.isEmpty)
        let user = try plan { $0.user = PlanRequest.User(id: "7", zone: "Asia/Tokyo") }
        let text = PlanTextRenderer(part).text
        #expect(text.contains("\n  only the jobs shown count, and other schedules use mailers too\n"))
        #expect(PlanMarkdownRenderer(part).text.contains("\n\nonly the jobs shown count, "))
        #expect(PlanHTMLRenderer(part).text.contains("<p class=\"lead\">only the jobs shown count, "))
        #expect(user.loadNotes == ["only the jobs shown count, those of one user"])
    }

    @Test("sums by queue")
    func byQueue() throws {
        let text = PlanTextRenderer(try plan(), by: .queue).text
        #expect(
            text.contains(
                """

                Queues
                  queue     schedules  fires   jobs  jobs over the window
                  critical          1     24     24  ████████████████████████
                  default           2     28  4,465  ▁▁▁▁▁▁▄▁▁▁▁█▁▁▁▁▁▁▁▁▁▁▁▁
                  mailers           2      3  4,422  ······▄····█·········▁··
                  low               1      0      0  ························

                Capacity

                """), "\(text)")
        #expect(!text.contains("Runs"))
    }

    @Test("sums by zone, most jobs first")
    func byZone() throws {
        let text = PlanTextRenderer(try plan(), by: .zone).text
        #expect(
            text.contains(
                """

                Zones
                  zone              clock   fires   jobs  first there  first in UTC
                  America/New_York  -05:00      2  6,204  11-24 06:00  11-24 11:00Z
                  Europe/London     +00:00      2  2,480  11-24 06:00  11-24 06:00Z
                  Asia/Tokyo        +09:00      2    160  11-25 06:00  11-24 21:00Z
                  UTC               +00:00     49     67  11-24 00:00  11-24 00:00Z

                """), "\(text)")
    }

    @Test("sums of unknown numbers are unknown")
    func unknownSums() throws {
        let plan = try plan { $0.population = .unknown }
        #expect(PlanTextRenderer(plan, by: .queue).text.contains("mailers           2     "))
        #expect(PlanTextRenderer(plan, by: .queue).text.contains("?"))
        let zone = PlanTextRenderer(plan, by: .zone).text.split(separator: "\n").first { $0.contains("Asia/Tokyo") }
        #expect(zone?.contains("  ?  ") == true)
    }

    @Test("history takes the place of timeouts, and a queue that mixes both says so")
    func history() throws {
        func load(_ kinds: [String]) throws -> QueueLoad {
            let times = kinds.map { ($0, RunTime(mean: .seconds(3), jobs: 10)) }
            let plan = try plan { $0.durations = Dictionary(uniqueKeysWithValues: times) }
            return try #require(plan.load.first { $0.queue == "default" })
        }
        #expect(try load([]).durationSource == .timeout)
        #expect(try load([]).duration == .seconds(60))
        #expect(try load(["send_vote_reminders", "review_outcomes"]).durationSource == .history)
        #expect(try load(["send_vote_reminders", "review_outcomes"]).duration == .seconds(3))
        #expect(try load(["send_vote_reminders", "review_outcomes"]).historyJobs == 20)
        #expect(try load(["send_vote_reminders"]).durationSource == .mixed)
        #expect(try load(["update_group_statistics"]).durationSource == .timeout)
    }

    @Test("a golden plan does not say where it was made")
    func golden() throws {
        let plan = try plan { $0.revision = "r7" }.golden
        let text = PlanTextRenderer(plan).text
        let other = [PlanMarkdownRenderer(plan).text, PlanHTMLRenderer(plan).text, plan.json.text]
        for text in [text] + other {
            for word in ["7f3c9a1b", "2025b", "users.csv", "r7"] { #expect(!text.contains(word), "\(word)") }
        }
        #expect(text.contains("users from a file"))
        #expect(plan.json["tzdata"] == .null && plan.json["config"]?["hash"] == .null)
        #expect(plan.json["population"]?["daily_catch_up"] == ["source": "a file", "users": 4_441])
        #expect(try plan.fires == self.plan().fires)
    }

    @Test("a queue's curve rises to its peak and ends when it is empty")
    func curve() throws {
        let plan = try plan()
        let load = try #require(plan.load.first { $0.queue == "mailers" })
        let curve = try #require(plan.curves["mailers"])
        let top = try #require(curve.max { $0.jobs < $1.jobs })
        #expect(Int(top.jobs.rounded(.up)) == load.peak && top.at == load.peakAt)
        #expect(curve.map(\.at) == curve.map(\.at).sorted())
        #expect(curve.last?.jobs == 0)
        #expect(try #require(curve.last?.at) >= #require(load.drainedAt).advanced(by: .seconds(-1)))
        // While jobs wait nothing is drawn as if the queue were empty.
        let drained = try #require(load.drainedAt)
        let waiting = curve.filter { $0.at >= top.at && $0.at < drained }
        #expect(waiting.count { $0.jobs == 0 } == 0)
    }

    @Test("jobs that all run at once are drawn until they end")
    func shortCurve() throws {
        let config = configuration(
            queues: [queue("default", 2)], jobs: [job("slow", queue: "default", timeout: .seconds(1_800))],
            schedules: [schedule("slow", try daily("03:00"))])
        let plan = Planner(config, zones: zones).plan(
            PlanRequest(window: try window("2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z")))
        let start = try at("2026-11-24T03:00:00Z")
        let end = try at("2026-11-24T03:30:00Z")
        #expect(
            plan.curves["default"] == [
                QueueLevel(at: start, jobs: 0), QueueLevel(at: start, jobs: 1), QueueLevel(at: end, jobs: 1),
                QueueLevel(at: end, jobs: 0),
            ])
    }
}
