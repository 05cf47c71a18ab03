import JobModel
import JobPlugin
import JobRuntime
import JobSQL
import JobStore
import JobStorePostgres
import PostgresServer
import Testing

@Suite("Rows that make trouble", .timeLimit(.minutes(5)))
struct PoisonRowTests {
    private static func rows(_ kind: String, _ queue: String) -> String {
        let long = String(repeating: "k", count: 127)
        return """
            INSERT INTO river_job (kind, queue, args, max_attempts, attempt, errors, metadata, tags, attempted_by) VALUES
                ('\(kind)', '\(queue)', '[1, 2]', 25, 0, NULL, '{}', '{}', NULL),
                ('\(kind)', '\(queue)', '{}', 25, 1, ARRAY[NULL, 'null', '"words"', '[]']::jsonb[], '{}', '{}', NULL),
                ('\(kind)', '\(queue)', '{}', 25, 0, NULL, '"words"', '{}', NULL),
                ('\(kind)', '\(queue)', '{}', 25, 0, NULL, '[1]', ARRAY[NULL, '', 'two']::text[], ARRAY[NULL]::text[]),
                ('\(kind)', '\(queue)', '{}', 32767, 32767, NULL, '{}', '{}', NULL),
                ('\(kind)', '\(queue)', '{}', 25, 0, NULL, '{"river:rescue_count": "many"}', '{}', NULL),
                ('\(kind)', '\(queue)', jsonb_build_object('x', repeat('y', 3000000)), 25, 0, NULL, '{}', '{}', NULL);
            INSERT INTO river_job (kind, queue, args, max_attempts) VALUES ('\(long)', '\(queue)', '{}', 25);
            """
    }

    @Test("are worked like others, or left alone, and their neighbours complete")
    func neighbours() async throws {
        try await Fleet.onSharedServer { fleet in
            try await fleet.insert(rows: 100, batches: 100)
            try await fleet.psql(Self.rows("note", "rows") + Self.rows("entry", "batches"))
            try await fleet.insert(rows: 100, batches: 100)
            try await fleet.workAll(["a"]) {}
            // The kind that nobody knows waits for somebody who does.
            let open = try await fleet.psql("SELECT kind, state, attempt FROM river_job WHERE state <> 'completed'")
            let unknown = String(repeating: "k", count: 127) + "|available|0"
            #expect(open == "\(unknown)\n\(unknown)")
            try await fleet.psql("DELETE FROM river_job WHERE state = 'available'")
            print("poisoned rows: \(try await fleet.checkAllCompleted(414))")
            #expect(fleet.log.counts.allTroubles == 0, "\(fleet.log.lastTrouble)")
            for job in try await fleet.store.jobs(matching: JobFilter(limit: 1_000)) { #expect(job.attempt > 0) }
        }
    }

    @Test("of a lost node are counted and discarded, whatever their metadata are")
    func rescued() async throws {
        try await Fleet.onSharedServer { fleet in
            try await fleet.psql(
                """
                INSERT INTO river_job (kind, queue, args, max_attempts, attempt, state, metadata, attempted_at, attempted_by)
                SELECT 'note', 'rows', '{}', 1, 1, 'running', words, now(), ARRAY['runner:gone_1']
                FROM unnest(ARRAY['"words"', '[1]', '7', 'null', '{"river:rescue_count": []}']::jsonb[]) AS words
                """)
            let gone = try await fleet.store.rescueJobs(ofNodesLostFor: .seconds(1), limit: 100)
            #expect(gone.map(\.rescues) == [1, 1, 1, 1, 1])
            let metadata = try await fleet.psql("SELECT DISTINCT metadata FROM river_job")
            #expect(metadata == #"{"river:rescue_count": 1}"#)
        }
    }

    @Test("of a batch that the store refuses at its commit: the one to blame fails alone, the others complete")
    func refusedCommit() async throws {
        try await Fleet.onSharedServer { fleet in
            try await fleet.psql(
                """
                CREATE TABLE parent (id bigint PRIMARY KEY);
                CREATE TABLE child (parent bigint REFERENCES parent DEFERRABLE INITIALLY DEFERRED);
                """)
            let entry = Fleet.worker { [runs = fleet.runs] context in
                runs.note(job: context.id, attempt: context.attempt)
                _ = try await context.database.transaction { transaction in
                    if context.tags.contains("orphan") { try transaction.execute("INSERT INTO child VALUES (7)") }
                    try transaction.execute("INSERT INTO entry VALUES ($1, 1)", [.integer(context.id)])
                }
                return .completed
            }
            try await fleet.insert(batches: 20)
            try await fleet.psql(
                """
                INSERT INTO river_job (kind, queue, args, max_attempts, tags)
                VALUES ('entry', 'batches', '{}', 1, '{orphan}')
                """)
            try await fleet.insert(batches: 20)
            try await fleet.work("a", handlers: ["entry": entry])
            let bad = try await fleet.psql(
                "SELECT state, attempt, errors[1] ->> 'error' FROM river_job WHERE state <> 'completed'")
            #expect(bad.hasPrefix("discarded|1|the transaction could not be committed: "), "\(bad)")
            #expect(bad.contains("child_parent_fkey"))
            try await fleet.psql("DELETE FROM river_job WHERE state = 'discarded'")
            print("refused at the commit: \(try await fleet.checkAllCompleted(40))")
        }
    }
}
