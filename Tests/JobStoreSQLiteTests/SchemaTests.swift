import JSONTree
import JobModel
import JobSQL
import JobStore
import JobTime
import SQLiteDriver
import Testing

@testable import JobStoreSQLite

@Suite("The schema")
struct SchemaTests {
    /// What SQLite says of how it would run a statement.
    private func plan(_ sql: String) async throws -> String {
        let store = try await SQLiteHarness(.memory).open(":memory:")
        let rows = try await store.sqlite.withWriter { connection in
            let statement = try connection.prepare("EXPLAIN QUERY PLAN \(sql)")
            var lines: [String] = []
            while try statement.step() { lines.append(statement.text(at: 3)) }
            return lines
        }
        await store.close()
        return rows.joined(separator: "\n")
    }

    @Test("a claim walks along its index, from a place on, and sorts nothing")
    func claim() async throws {
        for (selection, index) in [
            (ClaimRequest.Selection.ordinary, "river_job_claim_idx"), (.suspected, "river_job_suspected_idx"),
        ] {
            let request = ClaimRequest(
                queue: "default", limit: 1, kinds: ["sort"], node: "node_a", selection: selection)
            let due = DueJobs(columns: .job, request: request, now: Timestamp(seconds: 0))
            for (bound, range) in [
                (DueStretch.Bound.later(0), "priority=? AND scheduled_at>? AND scheduled_at<?)"),
                (.sameInstant(0, 0), "priority=? AND scheduled_at=? AND rowid>?)"),
            ] {
                let plan = try await plan(due.sql(for: bound))
                #expect(plan.contains("USING INDEX \(index) (queue=? AND \(range)"), "\(plan)")
                #expect(!plan.contains("TEMP B-TREE"), "\(plan)")
            }
        }
    }

    @Test(
        "a look at a part of the jobs reads the index of that part",
        arguments: [
            ("state = 'running' AND queue = ?", "river_job_running_idx"),
            ("state IN ('scheduled', 'retryable') AND scheduled_at <= ?", "river_job_due_idx"),
            ("finalized_at IS NOT NULL AND state = ? AND finalized_at <= ?", "river_job_final_idx"),
            ("unique_slot = ?", "river_job_unique_idx"),
        ])
    func indexes(condition: String, index: String) async throws {
        let plan = try await plan("SELECT id FROM river_job WHERE \(condition)")
        #expect(plan.contains(index), "\(plan)")
    }

    @Test("a subject's unfinished job is found without reading those of others")
    func unfinished() async throws {
        let plan = try await plan(CountUnfinishedJobs.count)
        #expect(plan.contains("river_job_schedule_idx (<expr>=? AND <expr>=?)"), "\(plan)")
    }

    @Test("a rescue reads running jobs only, a promotion due ones, a backlog what waits")
    func parts() async throws {
        #expect(try await plan(RescueJobs.lost).contains("river_job_running_idx"))
        #expect(try await plan(PromoteJobs.due).contains("river_job_due_idx (scheduled_at<?)"))
        #expect(try await !plan(PromoteJobs.due).contains("RIGHT PART"))
        #expect(try await plan(FindRunTimes.means).contains("river_job USING INDEX river_job_final_idx (state=?"))
        #expect(try await plan(CountBacklog.available).contains("river_job_claim_idx (queue=?)"))
        #expect(try await plan(CountBacklog.later).contains("COVERING INDEX river_job_due_idx"))
    }

    @Test("the index of suspected jobs has the contract's threshold")
    func threshold() {
        #expect(Migration.createTables.up.contains("rescue_count >= \(ClaimRequest.suspicionThreshold);"))
    }

    @Test("versions count from 1 without gaps")
    func versions() {
        #expect(Migration.all.map(\.version) == Array(1...Migration.all.count))
    }

    @Test(
        "the table refuses rows that no program should write",
        arguments: [
            "state = 'completed'", "finalized_at = 1", "state = 'unheard'", "priority = 5", "max_attempts = 0",
            "queue = ''", "kind = ''", "args = '[]'", "args = '{'", "metadata = '1'", "unique_key = x'00'",
        ])
    func constraints(change: String) async throws {
        let store = try await SQLiteHarness(.memory).open(":memory:")
        _ = try await store.insert([JobInsert(kind: "sort")])
        let error = await #expect(throws: SQLError.self) {
            try await store.database.transaction { _ = try $0.execute("UPDATE river_job SET \(change)") }
        }
        #expect(error?.code == .constraint)
        await store.close()
    }

    @Test("a row that another program wrote with defaults is a job")
    func foreignRow() async throws {
        let store = try await SQLiteHarness(.memory).open(":memory:")
        try await store.database.transaction { transaction in
            _ = try transaction.execute("INSERT INTO river_job (kind, args) VALUES ('sort', '{\"a\":1,\"a\":2}')")
            _ = try transaction.execute("UPDATE river_job SET metadata = '{\"k\":1,\"k\":2}', scheduled_at = 0")
        }
        let claimed = try await store.claim(
            ClaimRequest(queue: "default", limit: 1, kinds: ["sort"], node: "node_a")
        ).jobs
        let finishes = claimed.map { JobFinish($0.claim, .retry(after: .zero, error: "no"), metadata: #"{"n":1}"#) }
        #expect(try await store.finish(finishes) == [.applied(.available)])
        let job = try #require(try await store.jobs(matching: JobFilter()).first)
        #expect(job.arguments == .string(#"{"a":1,"a":2}"#))
        #expect(job.errors.map(\.error) == ["no"])
        await store.close()
    }
}
