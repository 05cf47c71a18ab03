import JobPluginTesting
import JobStore
import PostgresDriver
import PostgresServer
import Testing

@testable import JobStorePostgres

/// Each transaction may have another session, and nobody hears of a resignation: the times alone decide.
@Suite("River's election behind PgBouncer in transaction mode", .timeLimit(.minutes(5)))
struct PooledElectionTests {
    /// A node's own store, and the clock by which it waits.
    private func node(_ database: MigratedDatabase) async throws -> (store: PostgresJobStore, clock: ManualClock) {
        let clock = ManualClock()
        let store = try await PostgresJobStore.open(
            PostgresLocation(url: try await SharedPgBouncer.url(for: database.url)),
            settings: PostgresStoreSettings(schema: database.schema.name, pooler: .transaction), clock: clock)
        return (store, clock)
    }

    @Test("one node becomes the leader, renews its term, and resigns; the other one takes over when it looks again")
    func handOver() async throws {
        let database = try await MigratedDatabase.new(schema: "Jobs_2")
        let leader = "SELECT leader_id FROM $schema.river_leader"
        let (firstStore, firstClock) = try await node(database)
        let (secondStore, secondClock) = try await node(database)
        let first = try #require(firstStore.sharedMaintenance(of: "runner:a_1_x"))
        let second = try #require(secondStore.sharedMaintenance(of: "runner:b_2_y"))
        let (secondNews, continuation) = AsyncStream.makeStream(of: SharedMaintenanceNews.self)
        var follower = Task {}
        try await first.takingPart { news in
            #expect(await news.next() == .gained)
            follower = Task { await second.takePart { continuation.yield($0) } }
            await secondClock.waitForSleepers()

            // Each renewal ends later than the one before, in the same term.
            let term = "SELECT leader_id, elected_at FROM $schema.river_leader"
            let elected = try await database.query(term)
            for _ in 0..<5 {
                let end = try await database.query("SELECT expires_at FROM $schema.river_leader")
                await firstClock.waitForSleepers()
                firstClock.advance(by: Election.interval)
                await firstClock.waitForSleepers()
                #expect(try await database.query("SELECT expires_at > '\(end)' FROM $schema.river_leader") == "t")
            }
            #expect(try await database.query(term) == elected)

            // Who stands while another one leads changes nothing.
            secondClock.advance(by: Election.interval + Election.jitter)
            await secondClock.waitForSleepers()
            #expect(try await database.query(leader) == "runner:a_1_x")
            #expect(first.isLeader && !second.isLeader)
        }
        #expect(!first.isLeader)
        #expect(try await database.query(leader).isEmpty)
        secondClock.advance(by: Election.interval + Election.jitter)
        #expect(await secondNews.next() == .gained)
        #expect(try await database.query(leader) == "runner:b_2_y")
        follower.cancel()
        await follower.value
        #expect(try await database.query(leader).isEmpty)
        await firstStore.close()
        await secondStore.close()
    }
}
