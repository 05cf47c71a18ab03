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

@Suite("Schedules of a node")
struct ScheduleTests {
    private struct Readers: Audience {
        struct Unreachable: Error {}
        var zones: [ZoneName: [Int64]]
        var isUnreachable = false

        func zones(on date: CivilDate) async throws -> [ZoneName] {
            guard !isUnreachable else { throw Unreachable() }
            return Array(zones.keys)
        }

        func page(in zone: ZoneName, on date: CivilDate, after: SubjectID?, limit: Int) async throws -> [Subject] {
            var first = Int64.min
            if case .integer(let id) = after { first = id + 1 }
            let ids = (zones[zone] ?? []).sorted().filter { $0 >= first }.prefix(limit)
            return ids.map { Subject(id: .integer($0)) }
        }
    }

    private static let folder =
        #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(separator: "/")
        + "/Fixtures/zoneinfo"

    private let zones = ZoneDatabase(path: ScheduleTests.folder)

    private func schedule(
        _ id: String = "daily", at time: String = "02:30", zone: ScheduleZone, minGap: Duration? = nil,
        ifRunning: IfRunning = .allow
    ) throws -> CompiledSchedule {
        func marked<Value>(_ value: Value) -> Marked<Value> {
            Marked(value, at: Location(file: "schedules.yaml", span: .fileStart))
        }
        let local = try #require(CivilTime(time))
        let rule = try #require(AtRule(times: [local]))
        let definition = ScheduleDefinition(
            id: marked(id), job: marked("sort"), trigger: marked(TriggerDefinition(trigger: .daily(rule), text: time)),
            zone: marked(zone), arguments: marked(.object([])), dst: marked(DSTPolicy()),
            catchUp: marked(CatchUpPolicy(policy: .latest)), spread: nil, ifRunning: marked(ifRunning),
            minGap: minGap.map(marked), enabled: marked(true), from: nil, until: nil, renamedFrom: nil,
            description: nil)
        return try CompiledSchedule(definition, zones: zones)
    }

    private func world(_ schedules: [CompiledSchedule], start: String) async throws -> World {
        var configuration = World.configuration()
        configuration.schedules = schedules
        let clock = ManualClock(start: try #require(Timestamp(rfc3339: start)))
        return try await World(configuration: configuration, clock: clock)
    }

    private func lease(_ world: World, _ node: String) async throws -> Lease? {
        try await world.store.acquireLease(Lease.scheduler, node: node, term: nil, duration: LeaseKeeper.duration)
    }

    /// One look of a node at all schedules.
    @discardableResult
    private func look(
        _ world: World, _ node: String = "node_a", lease: Lease, audiences: [String: any Audience] = [:]
    ) async throws -> RoundResult {
        try await ScheduleRound(
            services: world.services(name: node), lease: lease, zones: zones, audiences: audiences,
            now: try await world.store.now()
        ).run()
    }

    @Test("fire each slot once over days on which the clocks change, with two nodes that follow each other")
    func daylight() async throws {
        let world = try await world(
            [try schedule(at: "01:30", zone: .fixed("Europe/London"))], start: "2026-03-27T00:00:00Z")
        var nodes = ["node_a", "node_b"]
        var held = try #require(try await lease(world, nodes[0]))
        var dead: Lease?
        for step in 0..<(4 * 24 * 6) {
            world.clock.advance(by: .seconds(600))
            if step % 37 == 0 {
                nodes.reverse()
                dead = held
            }
            // Ten minutes later every lease has run out: the other node may take it.
            held = try #require(await lease(world, nodes[0]))
            try await look(world, nodes[0], lease: held)
            if let dead {
                // A node that lost its lease must do nothing, or find nothing to do.
                _ = try? await look(world, nodes[1], lease: dead)
            }
        }
        let ticks = try await world.store.ticks(of: "daily", limit: 99).reversed().filter { $0.status == .fired }
        #expect(
            ticks.map(\.slot.instant).map(\.description) == [
                "2026-03-27T01:30:00Z", "2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z",
            ])
        #expect(try await world.store.jobs(matching: JobFilter()).count == 4)
    }

    @Test("do nothing under a lease that was lost")
    func lostLease() async throws {
        let world = try await world([try schedule(zone: .fixed(.utc))], start: "2026-03-27T00:00:00Z")
        let lease = try #require(try await lease(world, "node_a"))
        try await look(world, lease: lease)
        world.clock.advance(by: .seconds(3 * 3_600))
        await #expect(throws: StoreError.self) { try await look(world, lease: lease) }
        #expect(try await world.store.jobs(matching: JobFilter()).isEmpty)
    }

    @Test("serve each zone at its own time, and one audience's trouble holds up nobody else")
    func audiences() async throws {
        let schedules = [
            try schedule("broken", at: "06:00", zone: .eachUser(.audience("broken"), unknown: .skip)),
            try schedule("digest", at: "06:00", zone: .eachUser(.audience("readers"), unknown: .skip)),
        ]
        let world = try await world(schedules, start: "2026-06-01T00:00:00Z")
        let audiences: [String: any Audience] = [
            "broken": Readers(zones: [:], isUnreachable: true),
            "readers": Readers(zones: ["Europe/London": [1, 2], "Asia/Tokyo": [3], "Mars/Base": [4]]),
        ]
        var troubles = 0
        for _ in 0..<(24 * 6) {
            let lease = try #require(try await lease(world, "node_a"))
            if try await look(world, lease: lease, audiences: audiences).hadTrouble { troubles += 1 }
            world.clock.advance(by: .seconds(600))
        }
        #expect(troubles == 24 * 6)
        #expect(
            world.log.events.fires == ["digest Europe/London 2026-06-01", "digest Asia/Tokyo 2026-06-02"])
        #expect(try await world.store.jobs(matching: JobFilter()).count == 3)
    }

    @Test("go on with a tick that a dead node left half done, where it stood")
    func openTick() async throws {
        let schedule = try schedule("digest", at: "06:00", zone: .eachUser(.audience("readers"), unknown: .skip))
        let world = try await world([schedule], start: "2026-06-01T04:59:00Z")
        let audience = Readers(zones: ["Europe/London": Array(1...5)])
        let lease = try #require(try await lease(world, "node_a"))
        try await look(world, lease: lease, audiences: ["readers": audience])
        world.clock.advance(by: .seconds(60))
        let renewed = try #require(try await self.lease(world, "node_b"))
        let date = try #require(CivilDate("2026-06-01"))
        let slot = SlotIdentity(
            schedule: "digest", zone: "Europe/London", slot: "2026-06-01", instant: world.clock.timestamp, date: date,
            reason: "regular")
        _ = try await world.store.fire(
            SlotPage(
                slot: slot,
                members: [1, 2].map {
                    SlotPage.Member(subject: "\($0)", zone: "Europe/London", job: JobInsert(kind: "sort"))
                },
                after: nil, last: "#2", isLast: false, lease: renewed))
        try await look(world, "node_b", lease: renewed, audiences: ["readers": audience])
        #expect(try await world.store.jobs(matching: JobFilter()).count == 5)
        #expect(try await world.store.openTicks().isEmpty)
    }

    @Test("keep a gap between slots that is exactly their period")
    func gap() async throws {
        let world = try await world(
            [try schedule(zone: .fixed(.utc), minGap: .seconds(86_400))], start: "2026-06-01T00:00:00Z")
        // The first slot is served late, the second in time: their own times count.
        for pause in [0, 9_005, 86_395] {
            world.clock.advance(by: .seconds(pause))
            try await look(world, lease: try #require(try await lease(world, "node_a")))
        }
        #expect(world.log.events.fires.count == 2)
        #expect(world.log.events.drops.isEmpty)
    }

    @Test("leave a slot out while an earlier job of theirs is not done")
    func ifRunning() async throws {
        let world = try await world(
            [try schedule(zone: .fixed(.utc), ifRunning: .skip)], start: "2026-06-01T00:00:00Z")
        for pause in [0, 9_001, 86_400] {
            world.clock.advance(by: .seconds(pause))
            try await look(world, lease: try #require(try await lease(world, "node_a")))
        }
        #expect(world.log.events.fires.count == 1)
        #expect(world.log.events.drops == ["if_running"])
    }

    @Test("fire by themselves in a node that holds the lease")
    func wholeNode() async throws {
        let world = try await world([try schedule(zone: .fixed(.utc))], start: "2026-06-01T02:29:50Z")
        let node = world.node(handlers: ["sort": World.worker { _ in .completed }])
        try await world.run(node) {
            await world.log.wait { $0.contains { if case .leaseGained = $0 { true } else { false } } }
            try await world.pass { !$0.ends.isEmpty }
        }
        #expect(world.log.events.fires == ["daily  2026-06-01"])
        #expect(node.report.completed == 1)
    }
}
