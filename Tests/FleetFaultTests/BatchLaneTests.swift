import JobModel
import JobSQL
import JobStore
import JobStorePostgres
import Testing

@Suite("Lanes of batches inside a transaction", .timeLimit(.minutes(5)))
struct BatchLaneTests {
    private func request(_ node: String = "a", limit: Int = 100) -> ClaimRequest {
        ClaimRequest(queue: "batches", limit: limit, kinds: ["entry"], node: node)
    }

    private func lane(_ fleet: Fleet, _ node: String = "a", number: Int = 0) async throws -> any JobBatchLane {
        try #require(try await fleet.store.openLane(node: node, number: number))
    }

    private func write(_ text: String, in part: any JobBatchPart) async throws {
        _ = try await part.transaction { try $0.execute("INSERT INTO entry VALUES (\(text), 1)") }
    }

    @Test("a commit ends what is named, and what is not goes back untouched; notes come and go")
    func commit() async throws {
        try await Fleet.onSharedServer { fleet in
            try await fleet.insert(batches: 4)
            let lane = try await lane(fleet)
            let jobs = try await lane.claim(request(limit: 3))
            #expect(jobs.map(\.claim.attempt) == [1, 1, 1])
            #expect(try await fleet.psql("SELECT ids FROM runner_claim_note") == "{1,2,3}")
            #expect(try await fleet.psql("SELECT DISTINCT state, attempt FROM river_job") == "available|0")
            let other = try await self.lane(fleet, number: 1)
            #expect(try await other.claim(request()).map(\.claim.id) == [4])

            let part = lane.part(of: jobs[0].claim)
            try await write("1", in: part)
            try await part.end(keeping: true)
            let (results, next) = try await lane.commit(
                [JobFinish(jobs[0].claim, .completed), JobFinish(jobs[0].claim, .completed)], next: request())
            #expect(results == [.applied(.completed), .stale])
            #expect(next.map(\.claim.id) == [2, 3])
            #expect(try await fleet.psql("SELECT ids FROM runner_claim_note WHERE lane = 0") == "{2,3}")
            #expect(
                try await fleet.psql("SELECT state, attempt, attempted_by FROM river_job WHERE id = 1")
                    == "completed|1|{a}")
            await lane.rollBack()
            await other.close()
            #expect(try await fleet.psql("SELECT count(*) FROM runner_claim_note") == "0")
            #expect(try await lane.claim(request()).map(\.claim.id) == [2, 3, 4])
            await lane.close()
            #expect(try await fleet.psql("SELECT count(*) FROM river_job WHERE state = 'available'") == "3")
            #expect(try await fleet.psql("SELECT job FROM entry") == "1")
        }
    }

    @Test("every outcome is written as it is for a job that was claimed by itself")
    func outcomes() async throws {
        try await Fleet.onSharedServer { fleet in
            try await fleet.insert(batches: 7)
            try await fleet.psql("UPDATE river_job SET max_attempts = 1 WHERE id = 7")
            let lane = try await lane(fleet)
            let claims = try await lane.claim(request()).map(\.claim)
            let (results, _) = try await lane.commit(
                [
                    JobFinish(claims[0], .completed, metadata: #"{"seen": 1}"#),
                    JobFinish(claims[1], .retry(after: .seconds(60), error: "one")),
                    JobFinish(claims[2], .retry(after: .seconds(1), error: "soon\u{0}")),
                    JobFinish(claims[3], .snooze(.seconds(60))), JobFinish(claims[4], .discard(error: "no")),
                    JobFinish(claims[5], .cancel(error: "off")),
                    JobFinish(claims[6], .retry(after: .seconds(60), error: "last")),
                ], next: nil)
            #expect(
                results == [
                    .applied(.completed), .applied(.retryable), .applied(.available), .applied(.scheduled),
                    .applied(.discarded), .applied(.cancelled), .applied(.discarded),
                ])
            await lane.close()
            let rows = try await fleet.psql(
                """
                SELECT state, attempt, cardinality(errors), finalized_at IS NOT NULL, scheduled_at > attempted_at,
                    metadata - 'snoozes' FROM river_job ORDER BY id
                """)
            #expect(
                rows == """
                    completed|1||t|f|{"seen": 1}
                    retryable|1|1|f|t|{}
                    available|1|1|f|t|{}
                    scheduled|0||f|t|{}
                    discarded|1|1|t|f|{}
                    cancelled|1|1|t|f|{}
                    discarded|1|1|t|f|{}
                    """)
            #expect(try await fleet.psql("SELECT metadata FROM river_job WHERE id = 4") == #"{"snoozes": 1}"#)
        }
    }

    @Test("completed jobs that are not kept are deleted at the commit, with what their handlers wrote; others stay")
    func deletions() async throws {
        try await Fleet.onSharedServer { fleet in
            try await fleet.insert(batches: 6)
            let lane = try await lane(fleet)
            let jobs = try await lane.claim(request(limit: 5))
            let part = lane.part(of: jobs[0].claim)
            try await write("1", in: part)
            // The row moves.
            _ = try await part.transaction { try $0.execute("UPDATE river_job SET tags = '{seen}' WHERE id = 1") }
            try await part.end(keeping: true)
            let failed = lane.part(of: jobs[2].claim)
            try await write("3", in: failed)
            try await failed.end(keeping: false)
            let (results, next) = try await lane.commit(
                [
                    JobFinish(jobs[0].claim, .completed, isKept: false),
                    JobFinish(jobs[1].claim, .completed, metadata: #"{"seen": 1}"#, isKept: false),
                    JobFinish(jobs[2].claim, .retry(after: .seconds(60), error: "no"), isKept: false),
                    JobFinish(jobs[3].claim, .completed), JobFinish(jobs[0].claim, .completed, isKept: false),
                ], next: request())
            #expect(
                results == [
                    .applied(.completed), .applied(.completed), .applied(.retryable), .applied(.completed), .stale,
                ])
            #expect(next.map(\.claim.id) == [5, 6])
            await lane.rollBack()
            #expect(
                try await fleet.psql("SELECT id, state, attempt FROM river_job ORDER BY id")
                    == "3|retryable|1\n4|completed|1\n5|available|0\n6|available|0")
            #expect(try await fleet.psql("SELECT job FROM entry") == "1")

            // What is rolled back has not been deleted.
            let last = try await lane.claim(request())
            let undone = lane.part(of: last[0].claim)
            try await write("5", in: undone)
            try await undone.end(keeping: true)
            await lane.rollBack()
            #expect(try await fleet.psql("SELECT count(*) FROM river_job WHERE state = 'available'") == "2")
            await lane.close()
        }
    }

    @Test(
        "a part that is not kept leaves nothing, a block that throws is undone alone, and a part that is over is shut")
    func parts() async throws {
        try await Fleet.onSharedServer { fleet in
            try await fleet.insert(batches: 3)
            let lane = try await lane(fleet)
            let jobs = try await lane.claim(request())
            let lost = lane.part(of: jobs[0].claim)
            try await write("100", in: lost)
            try await lost.end(keeping: false)
            let kept = lane.part(of: jobs[1].claim)
            try await write("200", in: kept)
            await #expect(throws: SQLError.self) {
                try await kept.transaction { transaction in
                    try transaction.execute("INSERT INTO entry VALUES (201, 1)")
                    try transaction.execute("SELECT nonsense")
                }
            }
            #expect(try await kept.read { try $0.query("SELECT job FROM entry").map { $0[0] } } == [.integer(200)])
            try await kept.end(keeping: true)
            let late = await #expect(throws: SQLError.self) { try await self.write("202", in: kept) }
            #expect(late?.code == .closed)
            _ = try await lane.commit(jobs.map { JobFinish($0.claim, .completed) }, next: nil)
            await lane.close()
            #expect(try await fleet.psql("SELECT job FROM entry") == "200")
            #expect(try await fleet.psql("SELECT count(*) FROM river_job WHERE state = 'completed'") == "3")
        }
    }

    @Test("an attempt cut off before its first statement leaves the rest of the batch whole")
    func cutOff() async throws {
        try await Fleet.onSharedServer { fleet in
            try await fleet.insert(batches: 2)
            let lane = try await lane(fleet)
            let jobs = try await lane.claim(request())
            let kept = lane.part(of: jobs[0].claim)
            try await write("1", in: kept)
            try await kept.end(keeping: true)
            let cut = lane.part(of: jobs[1].claim)
            let attempt = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                try await self.write("2", in: cut)
            }
            await #expect(throws: (any Error).self) { try await attempt.value }
            try await cut.end(keeping: false)
            _ = try await lane.commit([JobFinish(jobs[0].claim, .completed)], next: nil)
            #expect(
                try await fleet.psql("SELECT state, attempt FROM river_job ORDER BY id")
                    == "completed|1\navailable|0")
            #expect(try await fleet.psql("SELECT job FROM entry") == "1")
            await lane.close()
        }
    }

    @Test("a batch whose connection was lost has not happened, even if nothing noticed before the commit")
    func lostConnection() async throws {
        try await Fleet.onSharedServer { fleet in
            try await fleet.insert(batches: 3)
            let lane = try await lane(fleet)
            let jobs = try await lane.claim(request())
            let part = lane.part(of: jobs[0].claim)
            try await write("1", in: part)
            try await part.end(keeping: true)
            try await fleet.psql(
                "SELECT pg_terminate_backend(backend) FROM runner_claim_note; SELECT FROM pg_stat_activity")
            let other = lane.part(of: jobs[1].claim)
            await #expect(throws: SQLError.self) { try await self.write("2", in: other) }
            let error = await #expect(throws: SQLError.self) {
                try await lane.commit(jobs.map { JobFinish($0.claim, .completed) }, next: self.request())
            }
            #expect(error?.code == .unavailable)
            await lane.rollBack()
            #expect(try await fleet.psql("SELECT DISTINCT state, attempt FROM river_job") == "available|0")
            #expect(try await fleet.psql("SELECT count(*) FROM entry") == "0")
            #expect(try await lane.claim(request()).count == 3)
            await lane.close()
        }
    }

    @Test(
        "a lost node's note counts as an attempt of what was open in it, and of nothing else; nobody claims it before")
    func lostNode() async throws {
        try await Fleet.onSharedServer { fleet in
            try await fleet.insert(batches: 4)
            let lane = try await lane(fleet)
            let jobs = try await lane.claim(request())
            // Committed, but the note stayed: the node died in between.
            try await fleet.psql("CREATE TABLE kept AS SELECT * FROM runner_claim_note")
            _ = try await lane.commit(
                [
                    JobFinish(jobs[0].claim, .completed),
                    JobFinish(jobs[1].claim, .retry(after: .zero, error: "again")),
                    JobFinish(jobs[3].claim, .completed, isKept: false),
                ], next: nil)
            await lane.close()
            try await fleet.psql("INSERT INTO runner_claim_note SELECT * FROM kept")

            let other = try await self.lane(fleet, "b")
            #expect(try await other.claim(request("b")).isEmpty)
            let rescued = try await fleet.store.rescueJobs(ofNodesLostFor: .seconds(1), limit: 100)
            #expect(rescued.map(\.id) == [3])
            #expect(rescued.map(\.state) == [.available])
            #expect(try await fleet.psql("SELECT count(*) FROM runner_claim_note") == "0")
            #expect(
                try await fleet.psql("SELECT id, state, attempt, cardinality(errors) FROM river_job ORDER BY id")
                    == "1|completed|1|\n2|available|1|1\n3|available|1|1")
            // What was lost with a node runs row by row from now on.
            #expect(try await other.claim(request("b")).map(\.claim.id) == [2])
            await other.close()
        }
    }
}
