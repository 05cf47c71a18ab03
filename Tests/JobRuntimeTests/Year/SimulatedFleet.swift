import JobPlugin
import JobPluginTesting
import JobSQL
import JobStore
import JobStoreSQLite
import JobTime
import Testing
import ZoneDatabase

@testable import JobRuntime

/// Three nodes over one store, whose clock is set by hand, and on which Fate acts: nodes die between two pages and come
/// back with an empty memory, all are down for a while, and a node that lost its lease goes on for a round.
final class SimulatedFleet {
    private struct SimulatedNode {
        let name: String
        var keeper: LeaseKeeper
        var memory = RoundMemory()
        var downUntil: Timestamp
    }

    let world: World
    private let zones: ZoneDatabase
    private let audiences: [String: any Audience]
    private let fate: Fate
    private var nodes: [SimulatedNode] = []
    private var staleLease: (node: String, lease: Lease)?
    private(set) var outages = 0
    private(set) var staleRounds = 0
    private(set) var leaders: Set<String> = []
    /// When the last whole round said that the next slot comes.
    private(set) var predicted: Timestamp?
    /// The jobs that were stored, as schedule, slot and subject.
    private(set) var jobs: [String: Int] = [:]

    init(world: World, zones: ZoneDatabase, audiences: [String: any Audience], fate: Fate) {
        self.world = world
        self.zones = zones
        self.audiences = audiences
        self.fate = fate
        nodes = ["node_a", "node_b", "node_c"].map { name in
            SimulatedNode(
                name: name, keeper: LeaseKeeper(services: world.services(name: name)), downUntil: world.clock.timestamp)
        }
    }

    private var now: Timestamp { world.clock.timestamp }

    /// Lets time pass up to an instant, and what is due happen there.
    func advance(to instant: Timestamp) async throws {
        while let back = nodes.map(\.downUntil).min(), back > now, back < instant {
            world.clock.advance(by: back.since(now))
            try await act()
        }
        if instant > now { world.clock.advance(by: instant.since(now)) }
        try await act()
        if fate.chance(0.002) {
            outages += 1
            let end = now.advanced(by: fate.seconds(60...1_500))
            for index in nodes.indices { die(index, until: end) }
        }
    }

    /// Nodes act until one has had a whole round, or none is left.
    private func act() async throws {
        while nodes.contains(where: { $0.downUntil <= now }) {
            for index in fate.order(of: nodes.count) where nodes[index].downUntil <= now {
                await nodes[index].keeper.renew()
                guard let lease = nodes[index].keeper.current else { continue }
                leaders.insert(nodes[index].name)
                let result = try await round(index, under: lease)
                let hasDied = fate.takeDeath()
                try await actStale(notHolding: lease)
                staleLease = (nodes[index].name, lease)
                guard hasDied else {
                    try #require(!result.hadTrouble, "\(world.log.events.scheduleFailures)")
                    predicted = result.nextDue
                    try await work()
                    return
                }
                die(index, until: now.advanced(by: fate.seconds(30...1_200)))
                predicted = nil
            }
            // Until the dead one's lease has run out.
            world.clock.advance(by: LeaseKeeper.duration + .seconds(1))
        }
        try await work()
    }

    private func round(_ index: Int, under lease: Lease) async throws -> RoundResult {
        try await ScheduleRound(
            services: world.services(name: nodes[index].name), lease: lease, zones: zones, audiences: audiences,
            memory: nodes[index].memory, pageSize: 2, now: try await world.store.now()
        ).run()
    }

    /// A node that was frozen when it held the lease wakes up and goes on as if it still did.
    private func actStale(notHolding lease: Lease) async throws {
        guard let stale = staleLease, stale.lease.term != lease.term, fate.chance(0.05) else { return }
        staleRounds += 1
        _ = try? await ScheduleRound(
            services: world.services(name: stale.node), lease: stale.lease, zones: zones, audiences: audiences,
            pageSize: 2, now: now
        ).run()
        _ = fate.takeDeath()
    }

    private func die(_ index: Int, until instant: Timestamp) {
        nodes[index].downUntil = instant
        nodes[index].memory = RoundMemory()
        nodes[index].keeper = LeaseKeeper(services: world.services(name: nodes[index].name))
    }

    /// Stands in for the workers: takes the jobs away and counts them.
    private func work() async throws {
        let keys = try await world.store.database.transaction { connection in
            let rows = try connection.query(
                """
                SELECT json_extract(metadata, '$."runner:schedule"'), json_extract(metadata, '$."runner:slot"'),
                    COALESCE(json_extract(metadata, '$."runner:subject"'), '')
                FROM river_job
                """)
            try connection.execute("DELETE FROM river_job")
            return rows.map { row in row.values.map { $0.text ?? "?" }.joined(separator: " ") }
        }
        for key in keys { jobs[key, default: 0] += 1 }
    }
}
