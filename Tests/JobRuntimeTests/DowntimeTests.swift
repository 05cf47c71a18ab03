import JSONTree
import JobConfig
import JobDiagnostics
import JobPlanning
import JobPlugin
import JobPluginTesting
import JobScheduling
import JobStore
import JobStoreSQLite
import JobTime
import SourceMarks
import Testing
import ZoneDatabase

@testable import JobRuntime

@Suite("A simulated downtime")
struct DowntimeTests {
    private struct Readers: Audience {
        static let zones: [ZoneName: [Int64]] = [
            "Europe/London": [1, 2], "Asia/Tokyo": [3], "America/New_York": [4, 5, 6], "Mars/Base": [7],
            "Asia/Kolkata": [8],
        ]

        func zones(on date: CivilDate) async throws -> [ZoneName] { Array(Readers.zones.keys) }

        func page(in zone: ZoneName, on date: CivilDate, after: SubjectID?, limit: Int) async throws -> [Subject] {
            var first = Int64.min
            if case .integer(let id) = after { first = id + 1 }
            return (Readers.zones[zone] ?? []).filter { $0 >= first }.prefix(limit).map { Subject(id: .integer($0)) }
        }
    }

    private static let schedules = """
        version: 1
        x-missed: &missed { job: sort, args: { missed: "{{slot.missed}}" } }
        schedules:
          none: { <<: *missed, cron: "@hourly", catch_up: { policy: none } }
          latest: { <<: *missed, cron: "*/10 * * * *", catch_up: { policy: latest, within: 1h } }
          nightly: { <<: *missed, at: "01:30", timezone: Europe/London, catch_up: { policy: latest, within: 2h } }
          twice: { <<: *missed, at: ["02:00", "05:00"], catch_up: { policy: latest, within: 1d } }
          all: { <<: *missed, every: 15m, catch_up: { policy: all, within: 90m, max: 4 } }
          every_one: { <<: *missed, cron: "20 * * * *", catch_up: { policy: all, within: 1d, max: 50 } }
          off: { <<: *missed, every: 5m, enabled: false }
          digest:
            <<: *missed
            at: "06:00"
            timezone: { each: user, audience: readers, unknown: UTC }
            catch_up: { policy: latest, within: 3h }
            spread: 10m
          alarms:
            <<: *missed
            at: ["05:00", "06:30", "07:00"]
            timezone: { each: user, audience: readers, unknown: skip }
            catch_up: { policy: all, within: 4h, max: 2 }
        """

    private func configuration() throws -> Configuration {
        let jobs = "version: 1\nqueues: { default: {} }\njobs: { sort: { handler: { exec: [/bin/true] } } }\n"
        let reading = ConfigurationReader.read(
            jobs: SourceFile(path: "jobs.yaml", bytes: Array(jobs.utf8)),
            schedules: SourceFile(path: "schedules.yaml", bytes: Array(Self.schedules.utf8)))
        #expect(reading.diagnostics.filter { $0.severity == .error }.map(\.message).isEmpty)
        return try #require(reading.base)
    }

    private let zones = ZoneDatabase(
        path: #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(separator: "/")
            + "/Fixtures/zoneinfo")

    /// What one slot came to, in the plan and in the ledger alike.
    private func line(_ schedule: String, _ zone: String, _ slot: String, _ rest: String) -> String {
        "\(schedule) \(zone) \(slot) \(rest)"
    }

    /// Runs a node that looks at the schedules every five minutes, but for the downtime.
    private func reality(
        _ configuration: Configuration, window: Range<Timestamp>, downtime: Range<Timestamp>
    ) async throws -> World {
        let clock = ManualClock(start: window.lowerBound)
        let runtime = RuntimeConfigurationBuilder(folder: ".", environment: [:]).build(configuration, zones: zones)
        let world = try await World(configuration: runtime, clock: clock)
        func look() async throws {
            let lease = try #require(
                try await world.store.acquireLease(
                    Lease.scheduler, node: "node_a", term: nil, duration: LeaseKeeper.duration))
            _ = try await ScheduleRound(
                services: world.services(), lease: lease, zones: zones, audiences: ["readers": Readers()],
                now: try await world.store.now()
            ).run()
        }
        while clock.timestamp <= window.upperBound {
            if !downtime.contains(clock.timestamp) { try await look() }
            let next = clock.timestamp.advanced(by: .seconds(300))
            // The node is back exactly when it was said to be.
            if clock.timestamp < downtime.upperBound, next > downtime.upperBound {
                clock.advance(by: downtime.upperBound.since(clock.timestamp))
                try await look()
            }
            clock.advance(by: next.since(clock.timestamp))
        }
        return world
    }

    @Test(
        "is what a node does that was away: what fires late, what never fires and why",
        arguments: [
            ("2026-03-28T23:00:00Z", "2026-03-29T07:27:00Z"), ("2026-03-29T00:30:00Z", "2026-03-29T01:10:00Z"),
            ("2026-03-29T05:00:00Z", "2026-03-29T05:00:40Z"), ("2026-03-28T20:00:00Z", "2026-03-29T20:00:00Z"),
            ("2026-03-29T02:00:00Z", "2026-03-29T02:31:00Z"),
        ])
    func simulation(from: String, to: String) async throws {
        let start = try #require(Timestamp(rfc3339: from))
        let end = try #require(Timestamp(rfc3339: to))
        // Half a minute after the slots: late, and in time all the same.
        let window =
            try #require(Timestamp(rfc3339: "2026-03-28T18:00:30Z"))..<#require(
                Timestamp(rfc3339: "2026-03-30T00:00:30Z"))
        let configuration = try configuration()
        var request = PlanRequest(window: window)
        request.population.everyone = Population.Members(
            source: "test", counts: .everyDate(Readers.zones.mapValues(\.count)))
        request.downtime = start..<end
        let plan = Planner(configuration, zones: zones).plan(request)
        let downtime = try #require(plan.downtime)

        let world = try await reality(configuration, window: window, downtime: start..<end)
        var fired: [String] = []
        var dropped: [String] = []
        for schedule in configuration.schedules where schedule.enabled.value {
            for tick in try await world.store.ticks(of: schedule.id.value, limit: 9_999) {
                let slot = tick.slot
                let zone = zones.subjectZone(ZoneName(slot.zone))?.name.rawValue ?? (slot.zone.isEmpty ? "" : "UTC")
                switch tick.status {
                case .fired:
                    let isLate = slot.instant >= start && slot.instant < end
                    if isLate { #expect(tick.recordedAt == end) }
                    fired.append(
                        line(
                            slot.schedule, zone, slot.slot,
                            "\(slot.reason) \(isLate ? end : slot.instant) \(tick.jobs)"))
                // Those of nobody's zone come and go as ever.
                case .dropped where tick.reason == DropReason.unknownZone.rawValue: break
                case .dropped:
                    let since = (tick.since ?? slot.instant).description
                    dropped.append(
                        line(
                            slot.schedule, zone, slot.instant.description,
                            "\(tick.reason ?? "") \(tick.slots) since \(since)"))
                case .open: Issue.record("a slot is left open: \(slot)")
                }
            }
        }
        let perUser = Set(plan.schedules.filter(\.isPerUser).map(\.id))
        let planned = plan.fires.map { fire in
            line(
                fire.schedule, perUser.contains(fire.schedule) ? fire.zone.rawValue : "", fire.slot.description,
                "\(fire.reason) \(fire.instant) \(fire.count ?? -1)")
        }
        #expect(Set(planned).symmetricDifference(fired).isEmpty && planned.count == fired.count)
        let never = downtime.dropped.map { run in
            return line(
                run.schedule, perUser.contains(run.schedule) ? run.zone.rawValue : "", run.last.description,
                "\(run.reason) \(run.count) since \(run.first)")
        }
        #expect(Set(never).symmetricDifference(dropped).isEmpty && never.count == dropped.count)

        // How many were missed reaches the job, and `spread` counts from the return on.
        let jobs = try await world.store.jobs(matching: JobFilter(limit: 99_999))
        for late in downtime.late {
            let made = jobs.filter { job in
                job.metadata["runner:schedule"]?.string == late.schedule
                    && job.metadata["runner:slot"]?.string == late.slot.description && job.createdAt == end
            }
            #expect(!made.isEmpty)
            for job in made {
                #expect(job.arguments["missed"]?.int64 == Int64(late.missed))
                let latest = late.schedule == "digest" ? end.advanced(by: .seconds(600)) : end
                #expect(job.scheduledAt >= late.due && job.scheduledAt <= latest)
            }
        }
        #expect(plan.fires.allSatisfy { !downtime.range.contains($0.instant) })
    }
}
