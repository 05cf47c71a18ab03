import JobModel
import JobStore
import JobTime

/// What looking after the store does.
enum MaintenanceChecks {
    static let all = [
        ConformanceCheck("due jobs are promoted, others are not", promote),
        ConformanceCheck("a promotion takes no more than its limit, the earliest first", promoteLimit),
        ConformanceCheck("ended jobs are removed after the period of their state", retention),
        ConformanceCheck("a period of nothing removes what has ended at the next cleaning", noPeriod),
        ConformanceCheck("a queue's and a kind's own periods win", ownPeriods),
        ConformanceCheck("cleaning takes no more than its limit", cleanLimit),
        ConformanceCheck("jobs that have not ended are never removed", unfinished),
        ConformanceCheck("the ledger outlives the jobs and goes after its own period", ledger),
        ConformanceCheck("silent nodes and queues are forgotten after a day, paused queues are not", silent),
    ]

    private static let day = 86_400

    static func promote(_ context: ConformanceContext) async throws {
        let retryable = try await context.work(.retry(after: .seconds(60), error: "no"))
        let results = try await context.store.insert([
            JobInsert(kind: "sort", delay: .seconds(60)), JobInsert(kind: "sort", delay: .seconds(120)),
        ])
        try expectEqual(try await context.store.promote(limit: 10), 0, "the jobs promoted early")
        try await context.harness.advance(by: .seconds(60))
        try expectEqual(try await context.store.promote(limit: 10), 2, "the jobs promoted")
        try expectEqual(try await context.store.promote(limit: 10), 0, "the jobs promoted again")
        try expectEqual(try await context.state(retryable.id), .available, "the retryable one's state")
        let job = try await context.job(results[0].id)
        try expectEqual(job.state, .available, "the scheduled one's state")
        try expectEqual(job.scheduledAt, results[0].scheduledAt, "its due time")
        try expectEqual(try await context.state(results[1].id), .scheduled, "the later one's state")
    }

    static func promoteLimit(_ context: ConformanceContext) async throws {
        let results = try await context.store.insert(
            (1...5).reversed().map { JobInsert(kind: "sort", delay: .seconds($0)) })
        try await context.harness.advance(by: .seconds(60))
        try expectEqual(try await context.store.promote(limit: 2), 2, "the jobs promoted first")
        try expectEqual(
            try await context.claim(9).map(\.claim.id), [results[4].id, results[3].id], "the first to be promoted")
        try expectEqual(try await context.store.promote(limit: 9), 3, "the jobs promoted then")
    }

    static func retention(_ context: ConformanceContext) async throws {
        let rules = RetentionRules(
            general: RetentionRules.Periods(
                completed: .seconds(10), discarded: .seconds(30), cancelled: .seconds(20)))
        let completed = try await context.work(.completed)
        let discarded = try await context.work(.discard(error: "no"))
        let cancelled = try await context.work(.cancel(error: "no"))
        let all = [discarded.id, cancelled.id, completed.id]
        try expectEqual(try await context.store.clean(rules, limit: 100), 0, "the jobs removed at once")
        for remaining in [2, 1, 0] {
            try await context.harness.advance(by: .seconds(remaining == 2 ? 11 : 10))
            try expectEqual(try await context.store.clean(rules, limit: 100), 1, "the jobs removed")
            let left = try await context.store.jobs(matching: JobFilter()).map(\.id)
            try expectEqual(Set(left), Set(all.prefix(remaining)), "the jobs left")
        }
    }

    /// As others complete jobs, who know nothing of our retention.
    static func noPeriod(_ context: ConformanceContext) async throws {
        _ = try await context.work(.completed)
        let discarded = try await context.work(.discard(error: "no"))
        let rules = RetentionRules(general: RetentionRules.Periods(completed: .zero))
        try expectEqual(try await context.store.clean(rules, limit: 100), 1, "the jobs removed")
        try expectEqual(try await context.store.jobs(matching: JobFilter()).map(\.id), [discarded.id], "the jobs left")
    }

    static func ownPeriods(_ context: ConformanceContext) async throws {
        func periods(_ seconds: Int) -> RetentionRules.Periods {
            RetentionRules.Periods(
                completed: .seconds(seconds), discarded: .seconds(seconds), cancelled: .seconds(seconds))
        }
        let rules = RetentionRules(
            general: periods(100), queues: ["mail": periods(10)], kinds: ["kept": periods(1_000)])
        let results = try await context.store.insert([
            JobInsert(kind: "sort"), JobInsert(kind: "sort", queue: "mail"), JobInsert(kind: "kept", queue: "mail"),
            JobInsert(kind: "kept"),
        ])
        let ids = results.map(\.id)
        _ = try await context.store.cancel(ids)
        func left() async throws -> Set<Int64> {
            _ = try await context.store.clean(rules, limit: 100)
            return Set(try await context.store.jobs(matching: JobFilter()).map(\.id))
        }
        try await context.harness.advance(by: .seconds(11))
        try expectEqual(try await left(), [ids[0], ids[2], ids[3]], "the jobs left after the queue's period")
        try await context.harness.advance(by: .seconds(100))
        try expectEqual(try await left(), [ids[2], ids[3]], "the jobs left after the general period")
        try await context.harness.advance(by: .seconds(1_000))
        try expectEqual(try await left(), [], "the jobs left after the kind's period")
    }

    static func cleanLimit(_ context: ConformanceContext) async throws {
        let ids = try await context.store.insert((0..<5).map { _ in JobInsert(kind: "sort") }).map(\.id)
        _ = try await context.store.cancel(ids)
        try await context.harness.advance(by: .seconds(2 * day))
        try expectEqual(try await context.store.clean(RetentionRules(), limit: 3), 3, "the jobs removed first")
        try expectEqual(try await context.store.clean(RetentionRules(), limit: 3), 2, "the jobs removed then")
    }

    static func unfinished(_ context: ConformanceContext) async throws {
        _ = try await context.work(.retry(after: .seconds(60), error: "no"))
        _ = try await context.insert()
        _ = try await context.claimOne()
        _ = try await context.store.insert([
            JobInsert(kind: "sort"), JobInsert(kind: "sort", delay: .seconds(60)),
            JobInsert(kind: "sort", isPending: true),
        ])
        try await context.harness.advance(by: .seconds(1_000 * day))
        try expectEqual(try await context.store.clean(RetentionRules(), limit: 100), 0, "the jobs removed")
        try expectEqual(try await context.jobCount(), 5, "the jobs left")
    }

    static func silent(_ context: ConformanceContext) async throws {
        let store = context.store
        try await context.beat("node_a")
        try await store.announce(queues: ["mail"])
        try await store.pause(queue: "paused")
        try await context.harness.advance(by: .seconds(day / 2))
        try await context.beat("node_b")
        try await store.announce(queues: ["default"])
        try await context.harness.advance(by: .seconds(day / 2))
        _ = try await store.clean(RetentionRules(), limit: 100)
        try expectEqual(try await store.nodes().map(\.heartbeat.node), ["node_b"], "the nodes")
        try expectEqual(try await store.queues().map(\.name), ["default", "paused"], "the queues")
    }

    static func ledger(_ context: ConformanceContext) async throws {
        try await context.activate()
        _ = try await context.page(context.slot(0), ["1"])
        _ = try await context.page(context.slot(1), ["1"], isLast: false)
        _ = try await context.store.cancel(try await context.store.jobs(matching: JobFilter()).map(\.id))
        try await context.harness.advance(by: .seconds(100 * day))
        try expectEqual(try await context.store.clean(RetentionRules(), limit: 100), 2, "the jobs removed")
        try expectEqual(try await context.store.ticks(of: "daily", limit: 9).count, 2, "the ticks after the jobs")
        try expect(try await context.store.subject("1", of: "daily") != nil, "the subject went with its job")
        try await context.harness.advance(by: .seconds(301 * day))
        _ = try await context.store.clean(RetentionRules(), limit: 100)
        try expectEqual(
            try await context.store.ticks(of: "daily", limit: 9).map(\.status), [.open], "the ticks after their period")
        try expect(try await context.store.subject("1", of: "daily") == nil, "the subject outlived its period")
        try expect(try await context.horizon() != nil, "the cursor is gone")
    }
}
