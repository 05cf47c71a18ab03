import JobModel
import JobPlugin
import JobSQL
import JobStore
import JobStorePostgres
import PostgresDriver
import TestGate
import Testing

@testable import JobRuntime

@Suite("Work in batches inside a transaction", .timeLimit(.minutes(5)))
struct BatchWorkerTests {
    /// Acts as a job's tag says, after it has written its id.
    private func worker(
        _ fleet: Fleet, _ act: @escaping @Sendable (JobContext, String?) async throws -> JobOutcome
    )
        -> KindWorker
    {
        Fleet.worker { [runs = fleet.runs] context in
            runs.note(job: context.id, attempt: context.attempt)
            _ = try await context.database.transaction { transaction in
                try transaction.execute("INSERT INTO entry VALUES ($1, 1)", [.integer(context.id)])
            }
            return try await act(context, context.tags.first)
        }
    }

    private func insert(_ tags: [String?], into fleet: Fleet) async throws {
        _ = try await fleet.store.insert(
            tags.map { JobInsert(kind: "entry", queue: "batches", maxAttempts: 2, tags: $0.map { [$0] } ?? []) })
    }

    private struct Refused: Error {}

    /// What fails runs again after the test.
    private static func retriesLate(_ configuration: inout RuntimeConfiguration) {
        configuration.kinds["entry"]?.retry = RetryPolicy(maxAttempts: 2, backoff: Backoff(.constant(.seconds(3_600))))
    }

    @Test("effects commit with what completes, and are undone with what does not")
    func outcomes() async throws {
        try await Fleet.onSharedServer(change: Self.retriesLate) { fleet in
            try await insert([nil, "throws", "snoozes", "discards", "cancels", nil], into: fleet)
            let entry = worker(fleet) { _, tag in
                switch tag {
                case "throws": throw Refused()
                case "snoozes": .snoozed(for: .seconds(3_600))
                case "discards": .discarded(reason: "no")
                case "cancels": .cancelled(reason: "off")
                default: .completed
                }
            }
            try await fleet.work(
                "a", untilIdle: false, handlers: ["entry": entry],
                onStart: { node in
                    Task {
                        await fleet.log.wait { $0.ends >= 6 }
                        node.drain()
                    }
                })
            #expect(
                try await fleet.psql("SELECT state, attempt FROM river_job ORDER BY id")
                    == "completed|1\nretryable|1\nscheduled|0\ndiscarded|1\ncancelled|1\ncompleted|1")
            #expect(try await fleet.psql("SELECT job FROM entry ORDER BY job") == "1\n6")
        }
    }

    @Test("a handler that is late, in a statement or deaf to its cancellation, fails alone; the others complete")
    func late() async throws {
        try await Fleet.onSharedServer {
            Self.retriesLate(&$0)
            $0.kinds["entry"]?.timeout = .seconds(1)
        } _: { fleet in
            try await insert([nil, "blocked", nil, "deaf", nil], into: fleet)
            let endless = "SELECT pg_advisory_lock(1)"
            let holder = try fleet.store.postgres.dedicatedConnection(name: "holder")
            try await holder.run { _ = try $0.run(endless) }
            let others = Gate()
            let entry = worker(fleet) { context, tag in
                if tag == "blocked" {
                    try await context.database.read { _ = try $0.query(endless) }
                }
                // Returns only when all others have ended.
                if tag == "deaf" { await others.pass() }
                return .completed
            }
            try await fleet.work(
                "a", untilIdle: false, handlers: ["entry": entry],
                onStart: { node in
                    Task {
                        await fleet.log.wait { $0.ends >= 5 }
                        others.open()
                        node.drain()
                    }
                })
            #expect(
                try await fleet.psql("SELECT id, state FROM river_job WHERE errors IS NOT NULL ORDER BY id")
                    == "2|retryable\n4|retryable")
            #expect(try await fleet.psql("SELECT job FROM entry ORDER BY job") == "1\n3\n5")
            await holder.close()
        }
    }

    @Test("a stop in the middle keeps what has completed, and the rest goes back untouched")
    func stop() async throws {
        try await Fleet.onSharedServer(change: { $0.queues[1].concurrency = 1 }) { fleet in
            try await insert([nil, "waits", nil], into: fleet)
            let entry = worker(fleet) { _, tag in
                if tag == "waits" {
                    // Nothing ever comes: only a cancellation ends it.
                    for await _ in AsyncStream<Never>.makeStream().stream {}
                    try Task.checkCancellation()
                }
                return .completed
            }
            try await fleet.work(
                "a", untilIdle: false, handlers: ["entry": entry],
                onStart: { node in
                    Task {
                        while fleet.runs.all[2] == nil { await Task.yield() }
                        node.cutOff()
                    }
                })
            #expect(
                try await fleet.psql("SELECT state, attempt FROM river_job ORDER BY id")
                    == "completed|1\navailable|0\navailable|0")
            #expect(try await fleet.psql("SELECT job FROM entry") == "1")
            #expect(try await fleet.psql("SELECT count(*) FROM runner_claim_note") == "0")
            #expect(fleet.runs.all[3] == nil)
        }
    }
}
