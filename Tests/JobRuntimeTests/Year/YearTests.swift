import JobConfig
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

@Suite("A year of the repository's schedules")
struct YearTests {
    private static let tests = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    private let zones = ZoneDatabase(path: (tests + ["Fixtures", "zoneinfo"]).joined(separator: "/"))

    /// A slot in a zone, and how many jobs it makes.
    private struct Entry: Hashable, CustomStringConvertible {
        var schedule: String
        var zone: ZoneName
        var isUnknownZone: Bool
        var date: CivilDate
        var instant: Timestamp
        var jobs: Int

        var description: String { "\(schedule) \(zone) \(date) at \(instant): \(jobs)" }
    }

    private func configuration() throws -> Configuration {
        let reading = ConfigurationFolder(YearTests.tests.dropLast().joined(separator: "/")).read()
        try #require(!reading.hasErrors(environment: nil), "\(reading.diagnostics)")
        return try #require(reading.configuration(environment: nil))
    }

    @Test("three nodes that die, freeze and are all away for a while fire what the plan says, entry by entry")
    func year() async throws {
        let configuration = try configuration()
        let fate = Fate(seed: 20_270_101, deadly: 0.002)
        let names = ["catch_up_readers", "outcome_authors", "task_assignees", "weekly_readers"]
        let audiences = Dictionary(
            uniqueKeysWithValues: names.enumerated().map { ($0.element, FrozenAudience(fate: fate, salt: $0.offset)) })
        let from = try #require(Timestamp(rfc3339: "2027-01-01T00:00:00Z"))
        let to = try #require(Timestamp(rfc3339: "2028-01-01T00:00:00Z"))
        let plan = plan(configuration, audiences, from..<to)
        try #require(!plan.isTruncated && plan.hasAllCounts)

        var runtime = RuntimeConfigurationBuilder(folder: ".", environment: [:]).build(configuration, zones: zones)
        runtime.retention.ticks = .seconds(4_000 * 86_400)
        let world = try await World(
            configuration: runtime, clock: ManualClock(start: from.advanced(by: .seconds(-7_200))))
        let fleet = SimulatedFleet(world: world, zones: zones, audiences: audiences, fate: fate)
        try await fleet.advance(to: from.advanced(by: .seconds(-3_599)))
        for instant in Set(plan.fires.map(\.instant)).sorted() where instant > world.clock.timestamp {
            if let predicted = fleet.predicted {
                // The plan is not what wakes a node: it knew by itself when to look.
                try #require(predicted <= instant, "a node would have slept until \(predicted)")
            }
            try await fleet.advance(to: instant.advanced(by: fate.seconds(0...3)))
        }
        try await fleet.advance(to: to.advanced(by: .seconds(1_800)))

        let fired = try await ledger(world, from..<to)
        let planned = plan.fires.filter { $0.count != 0 }.map { fire in
            Entry(
                schedule: fire.schedule, zone: fire.zone, isUnknownZone: fire.isUnknownZone, date: fire.date,
                instant: fire.instant, jobs: fire.count ?? 0)
        }
        #expect(Set(planned).count == planned.count)
        let missing = Set(planned).subtracting(fired).sorted { $0.instant < $1.instant }
        let extra = fired.subtracting(planned).sorted { $0.instant < $1.instant }
        #expect(missing.isEmpty, "\(missing.count) planned and not fired: \(missing.prefix(5))")
        #expect(extra.isEmpty, "\(extra.count) fired and not planned: \(extra.prefix(5))")
        let twice = fleet.jobs.filter { $0.value != 1 }
        #expect(twice.isEmpty, "\(twice.count) jobs more than once: \(twice.prefix(5))")
        let inYear = fleet.jobs.keys.count { $0.contains(" 2027-") }
        #expect(inYear >= planned.reduce(0) { $0 + $1.jobs } - 600)
        print(
            "a year: \(planned.count) slots, \(fleet.jobs.count) jobs, \(fate.deaths) nodes died between two pages,",
            "\(fleet.outages) outages, \(fleet.staleRounds) rounds under a lost lease")
        #expect(fate.deaths > 20 && fleet.outages > 5 && fleet.staleRounds > 100 && fleet.leaders.count == 3)
    }

    private func plan(
        _ configuration: Configuration, _ audiences: [String: FrozenAudience], _ window: Range<Timestamp>
    ) -> Plan {
        var population = Population()
        let dates = UserSlotPlanner.dates(of: window)
        for schedule in configuration.schedules {
            guard case .eachUser(.audience(let name), _) = schedule.zone.value, let audience = audiences[name] else {
                continue
            }
            let counts = Dictionary(uniqueKeysWithValues: dates.map { ($0, audience.counts(on: $0)) })
            population.members[schedule.id.value] = Population.Members(source: name, counts: .byDate(counts))
        }
        return Planner(configuration, zones: zones)
            .plan(PlanRequest(window: window, population: population, maxFires: 1_000_000))
    }

    /// What the ledger says, spellings of one zone added up as the plan does.
    private func ledger(_ world: World, _ window: Range<Timestamp>) async throws -> Set<Entry> {
        var entries: [Entry: Int] = [:]
        for schedule in world.box.current.schedules {
            for tick in try await world.store.ticks(of: schedule.id, in: window) {
                if tick.status == .dropped {
                    #expect(tick.reason == DropReason.unknownZone.rawValue, "\(tick)")
                    continue
                }
                #expect(tick.status == .fired, "\(tick)")
                #expect(tick.skipped == 0 || tick.jobs + tick.skipped > 0)
                guard tick.jobs > 0 else { continue }
                var entry = Entry(
                    schedule: schedule.id, zone: .utc, isUnknownZone: false, date: tick.slot.date,
                    instant: tick.slot.instant, jobs: 0)
                switch schedule.zone {
                case .fixed(let zone): entry.zone = zone.name
                case .eachUser(_, let unknown):
                    let zone = try #require(
                        ZoneGroups([ZoneTickName.zone(of: tick.slot.zone)], unknown: unknown, zones: zones).served.first
                    )
                    entry.zone = zone.used.name
                    entry.isUnknownZone = zone.isUnknown
                }
                entries[entry, default: 0] += tick.jobs
            }
        }
        return Set(
            entries.map { key, jobs in
                var entry = key
                entry.jobs = jobs
                return entry
            })
    }
}
