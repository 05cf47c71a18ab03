import JSONTree
import JobConfig
import JobDiagnostics
import JobModel
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

/// A town that is greeted at six in each one's zone, by one node that looks every quarter of an hour.
final class Morning {
    static let zones = ZoneDatabase(
        path: #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
            + "/Fixtures/zoneinfo")

    let world: World
    let town: Townspeople
    /// Whether a plugin serves the audience.
    var hasAudience = true
    var pageSize = SlotFirer.pageSize
    private var memory = RoundMemory()
    private var lease: Lease?

    init(
        _ people: [Int64: ZoneName], start: String, schedule: CompiledSchedule
    ) async throws {
        var configuration = World.configuration()
        configuration.schedules = [schedule]
        configuration.digest = schedule.digest
        town = Townspeople(people)
        world = try await World(
            configuration: configuration, clock: ManualClock(start: try #require(Timestamp(rfc3339: start))))
    }

    static func schedule(
        at times: String..., unknown: ScheduleZone.UnknownZone = .zone("UTC"),
        catchUp: CatchUpPolicy = CatchUpPolicy(policy: .latest, within: .seconds(6 * 3_600)), minGap: Duration? = nil,
        enabled: Bool = true
    ) throws -> CompiledSchedule {
        func marked<Value>(_ value: Value) -> Marked<Value> {
            Marked(value, at: Location(file: "schedules.yaml", span: .fileStart))
        }
        let rule = try #require(AtRule(times: times.compactMap { CivilTime($0) }))
        let definition = ScheduleDefinition(
            id: marked("greet"), job: marked("sort"),
            trigger: marked(TriggerDefinition(trigger: .daily(rule), text: times.joined(separator: ", "))),
            zone: marked(.eachUser(.audience("town"), unknown: unknown)), arguments: marked(.object([])),
            dst: marked(DSTPolicy()), catchUp: marked(catchUp), spread: nil, ifRunning: marked(.allow),
            minGap: minGap.map(marked), enabled: marked(enabled), from: nil, until: nil, renamedFrom: nil,
            description: nil)
        return try CompiledSchedule(definition, zones: zones)
    }

    /// Edits the schedule.
    func edit(_ schedule: CompiledSchedule) {
        var configuration = world.box.current
        configuration.schedules = [schedule]
        configuration.digest = schedule.digest
        world.box.replace(with: configuration)
    }

    /// Another process takes over.
    func restart() { memory = RoundMemory() }

    /// Lets time pass up to an instant with a look every quarter of an hour; then a last one.
    func live(until text: String) async throws {
        let end = try #require(Timestamp(rfc3339: text))
        while world.clock.timestamp < end {
            let rest = end.since(world.clock.timestamp)
            let quarter = Duration.seconds(900 - world.clock.timestamp.seconds % 900)
            world.clock.advance(by: min(rest, quarter))
            try await look()
        }
    }

    /// Nobody looks until an instant.
    func absence(until text: String) async throws {
        let end = try #require(Timestamp(rfc3339: text))
        world.clock.advance(by: end.since(world.clock.timestamp))
    }

    @discardableResult
    func look() async throws -> RoundResult {
        lease = try #require(
            try await world.store.acquireLease(
                Lease.scheduler, node: "node_a", term: lease?.term, duration: LeaseKeeper.duration))
        return try await ScheduleRound(
            services: world.services(), lease: try #require(lease), zones: Morning.zones,
            audiences: hasAudience ? ["town": town] : [:],
            memory: memory, pageSize: pageSize, now: try await world.store.now()
        ).run()
    }

    /// The dates for which a person was greeted, with the instant of the greeting's job: `2026-11-24 at …`.
    func greetings(of id: Int64) async throws -> [String] {
        try await world.store.jobs(matching: JobFilter(limit: 10_000)).reversed().filter {
            $0.metadata["runner:subject"]?.string == "\(id)"
        }.map { "\($0.metadata["runner:slot"]?.string ?? "?") at \($0.createdAt)" }
    }

    /// What the ledger says of slots that a person did not get.
    func skips(of id: Int64) async throws -> [String] {
        try await world.store.skips(of: "\(id)", schedule: "greet", limit: 99).reversed()
            .map { "\($0.slot.slot) \($0.reason)" }
    }

    /// What the ledger says of slots that were dropped as a whole.
    func drops() async throws -> [String] {
        try await world.store.ticks(of: "greet", limit: 999).reversed().filter { $0.status == .dropped }
            .map { "\($0.slot.zone) \($0.slot.slot) \($0.reason ?? "?")\($0.slots > 1 ? " ×\($0.slots)" : "")" }
    }
}
