import JobPluginTesting
import JobStore
import PostgresDriver
import PostgresServer
import Testing

@testable import JobStorePostgres

/// Each transaction may have another session, and nobody hears of a resignation: the times alone decide.
@Suite("River's election behind PgBouncer in transaction mode", .timeLimit(.minutes(5)))
struct PooledElectionTests {
    /// A database in whose statements the server's clock stands still: `now()` is found in a schema before the server's.
    private struct Hall {
        let database: MigratedDatabase

        static func open(_ body: (Hall) async throws -> Void) async throws {
            try await TestTurns.shared.take {
                let database = try await MigratedDatabase.new(schema: "Jobs_2")
                try await database.query(
                    """
                    CREATE SCHEMA still;
                    CREATE TABLE still.clock (time timestamptz NOT NULL);
                    INSERT INTO still.clock VALUES ('2026-11-24T06:00:00Z');
                    CREATE FUNCTION still.now() RETURNS timestamptz LANGUAGE sql STABLE
                        AS 'SELECT time FROM still.clock';
                    DO $$
                    BEGIN
                        EXECUTE format('ALTER DATABASE %I SET search_path = still, pg_catalog', current_database());
                    END
                    $$
                    """)
                try await body(Hall(database: database))
            }
        }

        /// A node's own store, and the clock by which it waits.
        func node() async throws -> (store: PostgresJobStore, clock: ManualClock) {
            let clock = ManualClock()
            let store = try await PostgresJobStore.open(
                PostgresLocation(url: try await SharedPgBouncer.url(for: database.url)),
                settings: PostgresStoreSettings(schema: database.schema.name, pooler: .transaction), clock: clock)
            return (store, clock)
        }

        /// Lets time pass at the server.
        func pass(_ duration: Duration) async throws {
            try await database.query(
                "UPDATE still.clock SET time = time + interval '\(duration.components.seconds) seconds'")
        }

        /// Who leads since and until when; empty for nobody.
        func leader() async throws -> String {
            try await database.query(
                """
                SELECT leader_id, to_char(elected_at AT TIME ZONE 'UTC', 'HH24:MI:SS'),
                    to_char(expires_at AT TIME ZONE 'UTC', 'HH24:MI:SS') FROM $schema.river_leader
                """)
        }
    }

    @Test("one node becomes the leader, renews its term, and resigns; the other one takes over when it looks again")
    func handOver() async throws {
        try await Hall.open { hall in
            let (firstStore, firstClock) = try await hall.node()
            let (secondStore, secondClock) = try await hall.node()
            let first = try #require(firstStore.sharedMaintenance(of: "runner:a_1_x"))
            let second = try #require(secondStore.sharedMaintenance(of: "runner:b_2_y"))
            let (secondNews, continuation) = AsyncStream.makeStream(of: SharedMaintenanceNews.self)
            var follower = Task {}
            try await first.takingPart { news in
                #expect(await news.next() == .gained)
                #expect(try await hall.leader() == "runner:a_1_x|06:00:00|06:00:15")
                follower = Task { await second.takePart { continuation.yield($0) } }
                await secondClock.waitForSleepers()

                for end in ["06:00:20", "06:00:25", "06:00:30"] {
                    try await hall.pass(Election.interval)
                    await firstClock.waitForSleepers()
                    firstClock.advance(by: Election.interval)
                    await firstClock.waitForSleepers()
                    #expect(try await hall.leader() == "runner:a_1_x|06:00:00|\(end)")
                }

                // Who stands while another one leads changes nothing.
                secondClock.advance(by: Election.interval + Election.jitter)
                await secondClock.waitForSleepers()
                #expect(try await hall.leader() == "runner:a_1_x|06:00:00|06:00:30")
                #expect(first.isLeader && !second.isLeader)
            }
            #expect(!first.isLeader)
            #expect(try await hall.leader().isEmpty)
            secondClock.advance(by: Election.interval + Election.jitter)
            #expect(await secondNews.next() == .gained)
            #expect(try await hall.leader() == "runner:b_2_y|06:00:15|06:00:30")
            follower.cancel()
            await follower.value
            #expect(try await hall.leader().isEmpty)
            await firstStore.close()
            await secondStore.close()
        }
    }

    @Test("a leader that does not renew its term is followed when it has run out, and finds that it has lost it")
    func expired() async throws {
        try await Hall.open { hall in
            let (firstStore, firstClock) = try await hall.node()
            let (secondStore, _) = try await hall.node()
            let first = try #require(firstStore.sharedMaintenance(of: "runner:a_1_x"))
            let second = try #require(secondStore.sharedMaintenance(of: "runner:b_2_y"))
            try await first.takingPart { firstNews in
                #expect(await firstNews.next() == .gained)
                try await hall.pass(Election.term + .seconds(1))
                try await second.takingPart { secondNews in
                    #expect(await secondNews.next() == .gained)
                    let elected = try await hall.leader()
                    #expect(elected == "runner:b_2_y|06:00:16|06:00:31")
                    await firstClock.waitForSleepers()
                    firstClock.advance(by: Election.interval)
                    #expect(await firstNews.next() == .lost)
                    let leader = try await hall.leader()
                    #expect(leader == elected)
                }
            }
            await firstStore.close()
            await secondStore.close()
        }
    }
}
