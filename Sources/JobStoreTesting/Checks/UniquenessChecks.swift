import JSONTree
import JobModel
import JobStore

/// What unique keys do.
enum UniquenessChecks {
    static let all = [
        ConformanceCheck("a duplicate gives the job that holds the key", duplicate),
        ConformanceCheck("of two equal jobs in one call the second is the duplicate", sameCall),
        ConformanceCheck("a key blocks in each state of its set and in no other", states),
        ConformanceCheck("an empty set of states blocks nobody", noStates),
        ConformanceCheck("a retry by hand leaves a job alone whose key is taken", retryConflict),
        ConformanceCheck("a promotion discards a job whose key is taken", promotionConflict),
        ConformanceCheck("of two retryable jobs with one key one is promoted", promotionTwins),
    ]

    static func duplicate(_ context: ConformanceContext) async throws {
        var first = context.unique(1)
        first.queue = "mail"
        first.kind = "other"
        first.delay = .seconds(60)
        let holder = try await context.store.insert([first])
        let results = try await context.store.insert([context.unique(1), context.unique(2)])
        try expectEqual(results.map(\.isDuplicate), [true, false], "the duplicates")
        try expectEqual(results[0].id, holder[0].id, "the holder")
        try expectEqual(results[0].kind, "other", "the holder's kind")
        try expectEqual(results[0].queue, "mail", "the holder's queue")
        try expectEqual(results[0].state, .scheduled, "the holder's state")
        try expectEqual(results[0].scheduledAt, holder[0].scheduledAt, "the holder's due time")
        try expectEqual(try await context.store.jobs(matching: JobFilter()).count, 2, "the stored jobs")
    }

    static func sameCall(_ context: ConformanceContext) async throws {
        let results = try await context.store.insert([
            context.unique(1), JobInsert(kind: "sort"), context.unique(1), context.unique(2),
        ])
        try expectEqual(results.map(\.isDuplicate), [false, false, true, false], "the duplicates")
        try expectEqual(results[2].id, results[0].id, "the holder")
    }

    static func states(_ context: ConformanceContext) async throws {
        func isBlocked(_ key: UInt8, _ states: JobStateSet = .uniqueByDefault) async throws -> Bool {
            let result = try await context.store.insert([context.unique(key, states)])
            // What was stored to look goes away again.
            if !result[0].isDuplicate { _ = try await context.store.delete([result[0].id]) }
            return result[0].isDuplicate
        }
        let everything = JobStateSet(JobState.allCases)
        let outcomes: [(JobFinish.Outcome, JobState)] = [
            (.completed, .completed), (.discard(error: "no"), .discarded), (.cancel(error: "no"), .cancelled),
            (.retry(after: .seconds(60), error: "no"), .retryable), (.snooze(.seconds(60)), .scheduled),
            (.release, .available),
        ]
        var key: UInt8 = 0
        for set in [JobStateSet.uniqueByDefault, JobStateSet.requiredForUnique, everything] {
            for (outcome, state) in outcomes {
                key += 1
                let id = try await context.insert(context.unique(key, set))
                try expect(try await isBlocked(key, set), "an available job does not block")
                let claim = try await context.claimOne().claim
                try expect(try await isBlocked(key, set), "a running job does not block")
                try await context.finish(claim, outcome)
                try expectEqual(
                    try await isBlocked(key, set), set.contains(state), "whether a job in \(state) blocks")
                _ = try await context.store.delete([id])
                try expect(try await !isBlocked(key, set), "a deleted job blocks")
            }
        }
    }

    static func noStates(_ context: ConformanceContext) async throws {
        let results = try await context.store.insert([context.unique(1, []), context.unique(1, [])])
        try expectEqual(results.map(\.isDuplicate), [false, false], "the duplicates")
    }

    static func retryConflict(_ context: ConformanceContext) async throws {
        let first = try await context.work(context.unique(1), .cancel(error: "no"))
        let second = try await context.insert(context.unique(1))
        let result = try await context.store.retry([first.id])
        try expect(result.changed.isEmpty, "a job was retried beside the holder of its key")
        try expectEqual(result.skipped.map(\.id), [first.id], "the job left alone")
        try expect(
            result.skipped.first.map { !$0.isUnknown && $0.reason.contains("unique") } ?? false,
            "the reason does not speak of the unique key")
        try expectEqual(try await context.job(first.id), first, "the job left alone")
        _ = try await context.store.cancel([second])
        try expectEqual(try await context.store.retry([first.id]).changed, [first.id], "the job once the key is free")
    }

    static func promotionConflict(_ context: ConformanceContext) async throws {
        let waiting = try await context.work(
            context.unique(1, .requiredForUnique), .retry(after: .seconds(60), error: "no"))
        let holder = try await context.insert(context.unique(1, .requiredForUnique))
        try await context.harness.advance(by: .seconds(61))
        try expectEqual(try await context.store.promote(limit: 10), 1, "the jobs looked at")
        let job = try await context.job(waiting.id)
        try expectEqual(job.state, .discarded, "the state")
        try expect(job.finalizedAt != nil, "the job has no end")
        try expectEqual(job.metadata["unique_key_conflict"]?.string, "scheduler_discarded", "the reason")
        try expectEqual(try await context.state(holder), .available, "the holder's state")
    }

    static func promotionTwins(_ context: ConformanceContext) async throws {
        // Discarded jobs block too here, which must not get in the way of discarding one.
        let states = JobStateSet.requiredForUnique.union(JobStateSet([.discarded]))
        let first = try await context.work(context.unique(1, states), .retry(after: .seconds(60), error: "no"))
        let second = try await context.work(context.unique(1, states), .retry(after: .seconds(60), error: "no"))
        try await context.harness.advance(by: .seconds(61))
        try expectEqual(try await context.store.promote(limit: 10), 2, "the jobs looked at")
        try expectEqual(try await context.state(first.id), .available, "the first one's state")
        try expectEqual(try await context.state(second.id), .discarded, "the second one's state")
    }
}
