import JSONTree
import JobModel
import JobSQL
import JobStore
import JobTime

/// What storing a job does.
enum EnqueueingChecks {
    static let all = [
        ConformanceCheck("a plain job is available now", plainJob),
        ConformanceCheck("every field of a job comes back as it was stored", everyField),
        ConformanceCheck("a job with a time is scheduled, even for the past", scheduledJob),
        ConformanceCheck("a delay counts from the store's own present", delayedJob),
        ConformanceCheck("a pending job waits for nobody's clock", pendingJob),
        ConformanceCheck("results are in the order of the jobs", order),
        ConformanceCheck("no jobs, no results", nothing),
        ConformanceCheck("a bad job refuses the whole call", allOrNone),
        ConformanceCheck("a job that breaks a rule is refused", rules),
        ConformanceCheck("jobs of a caller's transaction exist when it commits", commit),
        ConformanceCheck("jobs of a caller's transaction are gone when it rolls back", rollback),
        ConformanceCheck("a transaction of another database is refused", foreignTransaction),
        ConformanceCheck("5,000 jobs go in, out and home in one batch each", bigBatch),
    ]

    static func plainJob(_ context: ConformanceContext) async throws {
        let before = try await context.store.now()
        let results = try await context.store.insert([JobInsert(kind: "sort", arguments: #"{"n":1}"#)])
        guard let result = results.first else { throw ConformanceFailure("there is no result") }
        try expect(!result.isDuplicate, "a job without a key is a duplicate")
        try expectEqual(result.state, .available, "the result's state")
        let job = try await context.job(result.id)
        try expectEqual(job.state, .available, "the state")
        try expectEqual(job.kind, "sort", "the kind")
        try expectEqual(job.queue, "default", "the queue")
        try expectEqual(job.priority, 1, "the priority")
        try expectEqual(job.attempt, 0, "the attempts")
        try expectEqual(job.maxAttempts, 25, "the largest number of attempts")
        try expectEqual(job.arguments, ["n": 1], "the arguments")
        try expect(job.metadata.isEmpty, "the metadata are not empty")
        try expect(job.tags.isEmpty && job.errors.isEmpty && job.attemptedBy.isEmpty, "a list is not empty")
        try expectEqual(job.scheduledAt, job.createdAt, "the due time")
        try expect(job.createdAt >= before, "the job is older than the call")
        try expect(job.attemptedAt == nil && job.finalizedAt == nil, "a new job was attempted or ended")
        try expect(job.uniqueKey == nil && job.uniqueStates == nil, "the job is unique")
    }

    static func everyField(_ context: ConformanceContext) async throws {
        var insert = context.unique(7)
        insert.kind = "reports.daily"
        insert.arguments = #"{"text":"größer \" \\ 日本 \n","list":[1,2.50,null,true],"nested":{"a":{}}}"#
        insert.queue = "mail"
        insert.priority = 4
        insert.maxAttempts = 3
        insert.tags = ["red", "größe", "a,b"]
        insert.metadata = #"{"runner:schedule":"daily","other":{"x":[1]}}"#
        let job = try await context.job(try await context.insert(insert))
        try expectEqual(job.kind, insert.kind, "the kind")
        try expectEqual(job.queue, "mail", "the queue")
        try expectEqual(job.priority, 4, "the priority")
        try expectEqual(job.maxAttempts, 3, "the largest number of attempts")
        try expectEqual(job.tags, insert.tags, "the tags")
        try expectEqual(job.arguments["text"], "größer \" \\ 日本 \n", "a text in the arguments")
        try expectEqual(job.arguments["list"]?[1]?.double, 2.5, "a number in the arguments")
        try expectEqual(job.arguments["nested"], ["a": [:]], "an object in the arguments")
        try expectEqual(job.metadata["runner:schedule"], "daily", "a text in the metadata")
        try expectEqual(job.metadata["other"], ["x": [1]], "an object in the metadata")
        try expectEqual(job.uniqueKey, insert.uniqueKey, "the unique key")
        try expectEqual(job.uniqueStates, insert.uniqueStates, "the unique states")
    }

    static func scheduledJob(_ context: ConformanceContext) async throws {
        let now = try await context.store.now()
        for offset in [Duration.seconds(-60), .seconds(60)] {
            let time = now.advanced(by: offset)
            let job = try await context.job(
                try await context.insert(JobInsert(kind: "sort", scheduledAt: time)))
            try expectEqual(job.state, .scheduled, "the state")
            try expectEqual(job.scheduledAt, time, "the due time")
        }
        try expect(try await context.claim().isEmpty, "a scheduled job was claimed before its promotion")
    }

    static func delayedJob(_ context: ConformanceContext) async throws {
        let job = try await context.job(
            try await context.insert(JobInsert(kind: "sort", delay: .seconds(90))))
        try expectEqual(job.state, .scheduled, "the state")
        try expectEqual(job.scheduledAt.since(job.createdAt), .seconds(90), "the wait")
    }

    static func pendingJob(_ context: ConformanceContext) async throws {
        let now = try await context.store.now()
        let id = try await context.insert(JobInsert(kind: "sort", scheduledAt: now, isPending: true))
        try await context.harness.advance(by: .seconds(3_600))
        _ = try await context.store.promote(limit: 100)
        try expectEqual(try await context.state(id), .pending, "the state")
        try expect(try await context.claim().isEmpty, "a pending job was claimed")
    }

    static func order(_ context: ConformanceContext) async throws {
        let kinds: [JobKind] = ["c1", "a1", "b1"]
        let results = try await context.store.insert(kinds.map { JobInsert(kind: $0) })
        try expectEqual(results.map(\.kind), kinds, "the kinds")
        try expectEqual(results.map(\.id), results.map(\.id).sorted(), "the ids")
        for result in results {
            try expectEqual(try await context.job(result.id).kind, result.kind, "the stored kind")
        }
    }

    static func nothing(_ context: ConformanceContext) async throws {
        try expect(try await context.store.insert([]).isEmpty, "there is a result")
        try expect(try await context.store.finish([]).isEmpty, "there is a result")
    }

    static func allOrNone(_ context: ConformanceContext) async throws {
        for arguments in ["[1]", "{", "null", ""] {
            try await expectRefusal(.invalid, "the arguments '\(arguments)'") {
                _ = try await context.store.insert([
                    JobInsert(kind: "sort"), JobInsert(kind: "sort", arguments: arguments),
                ])
            }
        }
        try await expectRefusal(.invalid, "metadata that are a list") {
            _ = try await context.store.insert([JobInsert(kind: "sort", metadata: "[]")])
        }
        try expect(try await context.store.jobs(matching: JobFilter()).isEmpty, "a job of a refused call is stored")
    }

    static func rules(_ context: ConformanceContext) async throws {
        let bad = [
            JobInsert(kind: "sort", priority: 0), JobInsert(kind: "sort", priority: 5),
            JobInsert(kind: "sort", maxAttempts: 0), JobInsert(kind: ""), JobInsert(kind: "sort", queue: ""),
            JobInsert(kind: "sort", uniqueKey: [1]), JobInsert(kind: "sort", uniqueStates: .uniqueByDefault),
            JobInsert(kind: "sort", arguments: "{}\u{0}"),
        ]
        for job in bad {
            try await expectRefusal(.invalid, "\(job)") { try await context.insert(job) }
        }
    }

    static func commit(_ context: ConformanceContext) async throws {
        let store = context.store
        let results = try await store.database.transaction { transaction in
            try store.insert([JobInsert(kind: "sort"), context.unique(1)], in: transaction)
        }
        try expectEqual(results.count, 2, "the results")
        try expectEqual(try await context.claim(5).map(\.claim.id), results.map(\.id), "the jobs to claim")
    }

    static func rollback(_ context: ConformanceContext) async throws {
        struct Change: Error {}
        let store = context.store
        do {
            try await store.database.transaction { transaction in
                _ = try store.insert([JobInsert(kind: "sort"), context.unique(1)], in: transaction)
                throw Change()
            }
        } catch is Change {}
        try expect(try await store.jobs(matching: JobFilter()).isEmpty, "a job outlived its transaction")
        let results = try await store.insert([context.unique(1)])
        try expectEqual(results.map(\.isDuplicate), [false], "a key of a transaction that never was")
    }

    static func foreignTransaction(_ context: ConformanceContext) async throws {
        let store = context.store
        let other = try await context.harness.makeStore()
        try await expectRefusal(.foreignTransaction, "another database's transaction") {
            try await other.database.transaction { transaction in
                _ = try store.insert([JobInsert(kind: "sort")], in: transaction)
            }
        }
        await other.close()
    }

    static func bigBatch(_ context: ConformanceContext) async throws {
        let count = 5_000
        let results = try await context.store.insert(
            (0..<count).map { JobInsert(kind: "sort", arguments: #"{"n":\#($0)}"#) })
        try expectEqual(Set(results.map(\.id)).count, count, "the jobs stored")
        let claimed = try await context.claim(count)
        try expectEqual(claimed.map(\.claim.id), results.map(\.id), "the jobs claimed")
        let finished = try await context.store.finish(claimed.map { JobFinish($0.claim, .completed) })
        try expectEqual(finished, Array(repeating: .applied(.completed), count: count), "the jobs ended")
        try expectEqual(
            try await context.store.counts(),
            [JobCount(queue: "default", kind: "sort", state: .completed, count: count)], "the counts")
    }
}
