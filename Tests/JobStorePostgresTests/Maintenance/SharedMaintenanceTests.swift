import JobModel
import JobStore
import JobTime
import PostgresDriver
import Testing

@testable import JobStorePostgres

@Suite("River's maintenance in one schema with River's clients")
struct SharedMaintenanceTests {
    private let goClient = "host_2026_11_23T12_00_00_123456"

    private func candidate(_ store: PostgresJobStore, _ node: String) throws -> any SharedMaintenance {
        try #require(store.sharedMaintenance(of: node))
    }

    /// A row as a client of River holds it.
    private func leadAsRiver(_ world: LedgerStore, for time: String) async throws {
        try await world.script(
            """
            DELETE FROM $schema.river_leader;
            INSERT INTO $schema.river_leader (leader_id, elected_at, expires_at)
            VALUES ('\(goClient)', now(), now() + interval '\(time)')
            """)
    }

    private func leader(_ world: LedgerStore) async throws -> [[String]] {
        try await world.rows("SELECT leader_id FROM $schema.river_leader")
    }

    @Test("one of two nodes leads, and hands over when it leaves")
    func handOver() async throws {
        let world = try await LedgerStore.new(schema: "Jobs_2")
        let peer = try await world.peer()
        let first = try candidate(world.store, "runner:a_1_x")
        let second = try candidate(peer, "runner:b_2_y")
        let (stream, continuation) = AsyncStream.makeStream(of: SharedMaintenanceNews.self)
        var follower = Task {}
        try await first.takingPart { news in
            #expect(await news.next() == .gained)
            follower = Task { await second.takePart { continuation.yield($0) } }
            let leaders = try await leader(world)
            #expect(leaders == [["runner:a_1_x"]])
            #expect(!second.isLeader)
        }
        #expect(!first.isLeader)
        #expect(await stream.next() == .gained)
        #expect(try await leader(world) == [["runner:b_2_y"]])
        follower.cancel()
        await follower.value
        #expect(try await leader(world).isEmpty)
        await peer.close()
        await world.store.close()
    }

    @Test("a leader who is asked to resigns")
    func asked() async throws {
        let world = try await LedgerStore.new()
        try await candidate(world.store, "runner:a_1_x").takingPart { news in
            #expect(await news.next() == .gained)
            // Again and again until it listens.
            let asking = Task {
                while !Task.isCancelled {
                    try await world.script(
                        """
                        SELECT pg_notify('public.river_leadership', '{"action":"request_resign","leader_id":""}')
                        """)
                }
            }
            #expect(await news.next() == .lost)
            asking.cancel()
            _ = try? await asking.value
        }
        await world.store.close()
    }

    @Test("a leader who died is followed when its term has run out, and one of River's is left alone before")
    func death() async throws {
        let world = try await LedgerStore.new()
        try await leadAsRiver(world, for: "1 hour")
        let first = try await world.store.run { try KeepLeader.stand("runner:a_1_x", on: $0) }
        #expect(first == nil)
        try await leadAsRiver(world, for: "-1 second")
        let maintenance = try candidate(world.store, "runner:a_1_x")
        try await maintenance.takingPart { news in
            #expect(await news.next() == .gained)
            let leaders = try await leader(world)
            #expect(leaders == [["runner:a_1_x"]])
        }
        await world.store.close()
    }

    @Test("a term is prolonged by its own holder, to the microsecond, and only before it has run out")
    func terms() async throws {
        let world = try await LedgerStore.new()
        let elected = try await world.store.run { try KeepLeader.stand("runner:a_1_x", on: $0) }
        let term = try #require(elected)
        let isMine = try await world.store.run { try KeepLeader.prolong(term, on: $0) }
        #expect(isMine)
        let other = LeaderTerm(leader: term.leader, electedAt: term.electedAt.advanced(by: .microseconds(1)))
        let isOthers = try await world.store.run { try KeepLeader.prolong(other, on: $0) }
        #expect(!isOthers)
        try await world.store.run { try KeepLeader.resign(other, on: $0) }
        #expect(try await leader(world) == [["runner:a_1_x"]])
        try await world.script("UPDATE $schema.river_leader SET expires_at = now() - interval '1 microsecond'")
        let isProlonged = try await world.store.run { try KeepLeader.prolong(term, on: $0) }
        #expect(!isProlonged)
        try await world.store.remove(node: "runner:a_1_x")
        #expect(try await leader(world).isEmpty)
        await world.store.close()
    }

    @Test("a node that was frozen past its term changes nothing")
    func frozen() async throws {
        let world = try await LedgerStore.new()
        let maintenance = try candidate(world.store, "runner:a_1_x")
        try await insertRunning(world, by: goClient, age: "2 hours")
        try await maintenance.takingPart { news in
            #expect(await news.next() == .gained)
            try await leadAsRiver(world, for: "15 seconds")
            do {
                _ = try await maintenance.rescueStuckJobs(StuckJobRules())
                Issue.record("the duty was done")
            } catch let error as StoreError {
                #expect(error.code == .lostLease)
            }
        }
        #expect(try await world.rows("SELECT state::text FROM $schema.river_job") == [["running"]])
        #expect(try await leader(world) == [[goClient]])
        await world.store.close()
    }

    private func insertRunning(
        _ world: LedgerStore, kind: String = "go_job", by worker: String, age: String, attempt: Int = 1,
        metadata: String = "{}"
    ) async throws {
        try await world.script(
            """
            INSERT INTO $schema.river_job (kind, args, state, attempt, max_attempts, attempted_at, attempted_by, metadata)
            VALUES ('\(kind)', '{}', 'running', \(attempt), 3, now() - interval '\(age)', ARRAY['\(worker)'],
                '\(metadata)')
            """)
    }

    @Test("stuck jobs of River's clients are freed, never discarded for their kind, and ours are left alone")
    func stuck() async throws {
        let world = try await LedgerStore.new()
        try await insertRunning(world, by: goClient, age: "61 minutes")
        try await insertRunning(world, by: goClient, age: "59 minutes")
        try await insertRunning(world, by: "my-go-worker", age: "61 minutes", attempt: 3)
        try await insertRunning(
            world, by: goClient, age: "61 minutes", metadata: #"{"cancel_attempted_at":"2026-01-01T00:00:00Z"}"#)
        try await insertRunning(world, kind: "slow", by: goClient, age: "61 minutes")
        try await insertRunning(world, by: "runner:a_1_x", age: "61 minutes")
        // None of River's is taken for one of a node of ours that is lost.
        let lost = try await world.store.rescueJobs(ofNodesLostFor: .seconds(30), limit: 10)
        #expect(lost.map(\.id) == [6])
        try await world.script("UPDATE $schema.river_job SET state = 'running' WHERE id = 6")

        let maintenance = try candidate(world.store, "runner:b_2_y")
        let rules = StuckJobRules(kinds: ["slow": .init(timeout: .seconds(7_200), backoff: .river)])
        try await maintenance.takingPart { news in
            #expect(await news.next() == .gained)
            let rescued = try await maintenance.rescueStuckJobs(rules)
            #expect(rescued.map(\.id) == [1, 3, 4])
            #expect(rescued.map(\.state) == [.retryable, .discarded, .cancelled])
            #expect(try await maintenance.rescueStuckJobs(rules).isEmpty)
        }
        let rows = try await world.rows(
            """
            SELECT state, attempt, errors[1] ->> 'error', metadata ->> 'river:rescue_count',
                (scheduled_at > created_at)::text, (finalized_at IS NOT NULL)::text
            FROM $schema.river_job WHERE id <= 5 ORDER BY id
            """)
        #expect(
            rows == [
                ["retryable", "1", "stuck job rescued", "1", "true", "false"],
                ["running", "1", "NULL", "NULL", "false", "false"],
                ["discarded", "3", "stuck job rescued", "1", "false", "true"],
                ["cancelled", "1", "stuck job rescued", "1", "false", "true"],
                ["running", "1", "NULL", "NULL", "false", "false"],
            ])
        await world.store.close()
    }

    @Test("jobs in the notes of a dead node count as attempts, each once")
    func notes() async throws {
        let world = try await LedgerStore.new()
        let ids = try await world.store.insert([
            JobInsert(kind: "sort"), JobInsert(kind: "sort", maxAttempts: 1), JobInsert(kind: "sort"),
        ]).map(\.id)
        try await world.script(
            """
            UPDATE $schema.river_job SET metadata = '{"river:rescue_count": 2}' WHERE id = \(ids[1]);
            INSERT INTO $schema.runner_claim_note (node, lane, ids, backend, noted_at)
            VALUES ('runner:a_1_x', 0, '{\(ids[0]),\(ids[1]),\(ids[2]),999}', 1, now())
            """)
        let rescued = try await world.store.rescueJobs(ofNodesLostFor: .seconds(30), limit: 10)
        #expect(rescued.map(\.id) == ids)
        #expect(rescued.map(\.state) == [.available, .discarded, .available])
        #expect(try await world.store.rescueJobs(ofNodesLostFor: .seconds(30), limit: 10).isEmpty)
        let job = try #require(try await world.store.job(ids[0]))
        #expect(job.attempt == 1)
        #expect(job.errors.map(\.error) == ["node lost"])
        #expect(job.attemptedBy == ["runner:a_1_x"])
        #expect(try await world.rows("SELECT node FROM $schema.runner_claim_note").isEmpty)
        await world.store.close()
    }

    @Test("a noted job whose row is still held stays in the note, and is counted when it is free")
    func heldNotes() async throws {
        let world = try await LedgerStore.new()
        let ids = try await world.store.insert([JobInsert(kind: "sort"), JobInsert(kind: "sort")]).map(\.id)
        try await world.script(
            """
            INSERT INTO $schema.runner_claim_note (node, lane, ids, backend, noted_at)
            VALUES ('runner:a_1_x', 0, '{\(ids[0]),\(ids[1])}', 1, now())
            """)
        let holder = try world.store.postgres.dedicatedConnection(name: "holder")
        try await holder.run { connection in
            try connection.begin()
            try connection.run("SELECT FROM $schema.river_job ORDER BY id DESC LIMIT 1 FOR UPDATE")
        }
        #expect(try await world.store.rescueJobs(ofNodesLostFor: .seconds(30), limit: 10).map(\.id) == [ids[0]])
        #expect(
            try await world.rows("SELECT ids::text FROM $schema.runner_claim_note") == [["{\(ids[1])}"]])
        try await holder.run { $0.rollBack() }
        #expect(try await world.store.rescueJobs(ofNodesLostFor: .seconds(30), limit: 10).map(\.id) == [ids[1]])
        await holder.close()
        await world.store.close()
    }

    @Test("indexes are rebuilt by the leader, but not one that somebody else is rebuilding")
    func indexes() async throws {
        let world = try await LedgerStore.new()
        try await world.script(
            """
            DROP INDEX $schema.river_job_args_index;
            CREATE INDEX river_job_kind_ccnew ON $schema.river_job (kind)
            """)
        let files = "SELECT relname, relfilenode::text FROM pg_class WHERE relname ~ '^river_job_' AND relkind = 'i'"
        let before = Set(try await world.rows(files).map { $0.joined(separator: " ") })
        let maintenance = try candidate(world.store, "runner:a_1_x")
        #expect(await maintenance.rebuildIndexes().isEmpty)
        #expect(Set(try await world.rows(files).map { $0.joined(separator: " ") }) == before)
        try await maintenance.takingPart { news in
            #expect(await news.next() == .gained)
            #expect(await maintenance.rebuildIndexes().isEmpty)
        }
        let after = Set(try await world.rows(files).map { $0.joined(separator: " ") })
        #expect(after.subtracting(before).count == 5)
        #expect(after.count == before.count)
        await world.store.close()
    }

    @Test("a request to cancel is heard, ours as River's")
    func cancellation() async throws {
        let world = try await LedgerStore.new()
        let peer = try await world.peer()
        let id = try await world.store.insert([JobInsert(kind: "sort")])[0].id
        let news = try #require(world.store.cancellationNews())
        // Told again and again until it listens.
        let telling = Task {
            while !Task.isCancelled {
                try await world.script(
                    """
                    SELECT pg_notify('public.river_control', '{"action":"pause","queue":"*"}');
                    SELECT pg_notify('public.river_control', '{"action":"cancel","job_id":77,"queue":"default"}')
                    """)
            }
        }
        #expect(await news.next() == 77)
        telling.cancel()
        _ = try? await telling.value
        _ = try await peer.cancel([id])
        while let job = await news.next(), job != id {}
        await peer.close()
        await world.store.close()
    }
}
