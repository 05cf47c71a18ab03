import JobModel
import JobStore
import JobTime

/// What a completion does whose job is not kept.
enum DeletionChecks {
    static let all = [
        ConformanceCheck("a completed job that is not kept is deleted", deleted),
        ConformanceCheck("whatever else its completion would write goes with it", metadata),
        ConformanceCheck("every other end keeps the job", others),
        ConformanceCheck("a stranger's claim deletes nothing", fence),
        ConformanceCheck("a completion of a job that is gone is applied again", again),
        ConformanceCheck("of two deletions of one claim in one batch the second is stale", twice),
        ConformanceCheck("one batch keeps some jobs and deletes others", mixed),
        ConformanceCheck("the current claim deletes, whoever else tries in the same batch", rivals),
        ConformanceCheck("a row that was changed since its claim is deleted too", moved),
        ConformanceCheck("a deleted job frees its unique key, whatever its states", key),
        ConformanceCheck("a deleted job frees its places", places),
    ]

    static func deleted(_ context: ConformanceContext) async throws {
        let id = try await context.insert()
        try expectEqual(try await delete(context.claimOne().claim, context), .applied(.completed), "the result")
        try expect(try await context.store.job(id) == nil, "the job is still there")
        try expect(try await context.store.counts().isEmpty, "something is still counted")
        try expect(try await context.claim().isEmpty, "a deleted job was claimed")
        let next = try await context.insert()
        try expect(next > id, "an id was given twice")
    }

    static func metadata(_ context: ConformanceContext) async throws {
        let ids = try await context.store.insert((0..<2).map { _ in JobInsert(kind: "sort") }).map(\.id)
        let claims = try await context.claim(2).map(\.claim)
        _ = try await context.store.cancel([ids[1]])
        let results = try await context.store.finish([
            JobFinish(claims[0], .completed, metadata: #"{"k":1,"s":"\u0000"}"#, isKept: false),
            JobFinish(claims[1], .completed, isKept: false),
        ])
        try expectEqual(results, [.applied(.completed), .applied(.completed)], "the results")
        try expect(try await context.store.jobs(matching: JobFilter()).isEmpty, "a job is still there")
        let id = try await context.insert()
        let claim = try await context.claimOne().claim
        try await expectRefusal(.invalid, "metadata that are no object") {
            _ = try await context.store.finish([JobFinish(claim, .completed, metadata: "[1]", isKept: false)])
        }
        try expectEqual(try await context.state(id), .running, "the state")
    }

    static func others(_ context: ConformanceContext) async throws {
        let outcomes: [(JobFinish.Outcome, JobState)] = [
            (.retry(after: .seconds(60), error: "no"), .retryable), (.snooze(.seconds(60)), .scheduled),
            (.discard(error: "no"), .discarded), (.cancel(error: "no"), .cancelled), (.release, .available),
        ]
        let ids = try await context.store.insert(outcomes.map { _ in JobInsert(kind: "sort") }).map(\.id)
        let claims = try await context.claim(9).map(\.claim)
        let results = try await context.store.finish(
            zip(claims, outcomes).map { JobFinish($0, $1.0, isKept: false) })
        try expectEqual(results, outcomes.map { .applied($0.1) }, "the results")
        for (id, outcome) in zip(ids, outcomes) {
            try expectEqual(try await context.state(id), outcome.1, "the state after \(outcome.0)")
        }
    }

    static func fence(_ context: ConformanceContext) async throws {
        let id = try await context.insert()
        let claim = try await context.claimOne().claim
        let before = try await context.job(id)
        var wrong = [claim, claim]
        wrong[0].attempt += 1
        wrong[1].attemptedAt = Timestamp(microseconds: claim.attemptedAt.microseconds + 1)
        for stranger in wrong {
            try expectEqual(try await delete(stranger, context), .stale, "the result of a stranger")
            let withMetadata = JobFinish(stranger, .completed, metadata: #"{"k":1}"#, isKept: false)
            try expectEqual(try await context.store.finish([withMetadata]), [.stale], "the result of a stranger")
        }
        try expectEqual(try await context.job(id), before, "the job that strangers tried to end")
        try await context.finish(claim, .retry(after: .zero, error: "no"))
        let second = try await context.claimOne().claim
        try expectEqual(try await delete(claim, context), .stale, "the result of the claim before")
        try expectEqual(try await context.state(id), .running, "the state")
        try await context.finish(second, .completed)
        try expectEqual(try await delete(second, context), .stale, "the deletion of a completed job that was kept")
        try expectEqual(try await context.state(id), .completed, "the state of the kept job")
    }

    /// As if the answer to the first call had been lost.
    static func again(_ context: ConformanceContext) async throws {
        _ = try await context.store.insert((0..<3).map { _ in JobInsert(kind: "sort") })
        let claims = try await context.claim(3).map(\.claim)
        try expectEqual(try await delete(claims[0], context), .applied(.completed), "the first result")
        let results = try await context.store.finish(claims.map { JobFinish($0, .completed, isKept: false) })
        try expectEqual(
            results, [.applied(.completed), .applied(.completed), .applied(.completed)], "the results then")
        try expectEqual(try await context.finish(claims[0], .completed), .stale, "a completion that would keep it")
        try expectEqual(try await context.finish(claims[0], .release), .stale, "another end")
        try expect(try await context.store.counts().isEmpty, "a job came back")
    }

    static func twice(_ context: ConformanceContext) async throws {
        for outcome: JobFinish.Outcome in [.completed, .retry(after: .zero, error: "no"), .release] {
            for metadata in [nil, #"{"k":1}"#] {
                let id = try await context.insert()
                let claim = try await context.claimOne().claim
                let results = try await context.store.finish([
                    JobFinish(claim, .completed, metadata: metadata, isKept: false),
                    JobFinish(claim, outcome, metadata: metadata, isKept: false),
                ])
                try expectEqual(results, [.applied(.completed), .stale], "the results, the second of \(outcome)")
                try expect(try await context.store.job(id) == nil, "the job is still there")
            }
        }
    }

    static func mixed(_ context: ConformanceContext) async throws {
        let ids = try await context.store.insert((0..<6).map { _ in JobInsert(kind: "sort") }).map(\.id)
        let claims = try await context.claim(6).map(\.claim)
        var stale = claims[3]
        stale.attempt = 9
        let results = try await context.store.finish([
            JobFinish(claims[5], .completed, isKept: false), JobFinish(claims[1], .completed),
            JobFinish(stale, .completed, isKept: false), JobFinish(claims[0], .completed, isKept: false),
            JobFinish(claims[2], .discard(error: "no"), isKept: false),
            JobFinish(claims[4], .completed, metadata: #"{"k":1}"#),
        ])
        try expectEqual(
            results,
            [
                .applied(.completed), .applied(.completed), .stale, .applied(.completed), .applied(.discarded),
                .applied(.completed),
            ], "the results")
        let left = try await context.store.jobs(matching: JobFilter()).sorted { $0.id < $1.id }
        try expectEqual(left.map(\.id), Array(ids[1...4]), "the jobs left")
        try expectEqual(left.map(\.state), [.completed, .discarded, .running, .completed], "their states")
    }

    static func rivals(_ context: ConformanceContext) async throws {
        for isMine in [true, false] {
            let id = try await context.insert()
            let claim = try await context.claimOne().claim
            var rival = claim
            rival.attempt = 9
            let claims = isMine ? [claim, rival] : [rival, claim]
            let results = try await context.store.finish(claims.map { JobFinish($0, .completed, isKept: false) })
            try expectEqual(
                results, claims.map { $0 == claim ? .applied(.completed) : .stale }, "the results of two claims")
            try expect(try await context.store.job(id) == nil, "the job is still there")
        }
    }

    static func moved(_ context: ConformanceContext) async throws {
        let ids = try await context.store.insert((0..<3).map { _ in JobInsert(kind: "sort") }).map(\.id)
        let claims = try await context.claim(3).map(\.claim)
        _ = try await context.store.cancel([ids[1]])
        let results = try await context.store.finish(
            claims.map { JobFinish($0, .completed, isKept: $0 == claims[2]) })
        try expectEqual(Set(results), [.applied(.completed)], "the results")
        try expectEqual(try await context.store.jobs(matching: JobFilter()).map(\.id), [ids[2]], "the jobs left")
    }

    static func key(_ context: ConformanceContext) async throws {
        let everything = JobStateSet(JobState.allCases)
        for _ in 0..<2 {
            let results = try await context.store.insert([context.unique(1, everything)])
            try expectEqual(results.map(\.isDuplicate), [false], "whether a deleted job blocks")
            let claim = try await context.claimOne().claim
            let blocked = try await context.store.insert([context.unique(1, everything)])
            try expectEqual(blocked.map(\.isDuplicate), [true], "whether a running job blocks")
            try await delete(claim, context)
        }
    }

    static func places(_ context: ConformanceContext) async throws {
        _ = try await context.store.insert((0..<4).map { _ in JobInsert(kind: "sort") })
        var limits = ClaimLimits(queueConcurrency: 2)
        let first = try await context.claim(under: limits).jobs
        try expectEqual(first.count, 2, "the jobs at once")
        try expect(try await context.claim(under: limits).jobs.isEmpty, "the queue's places were not kept")
        try await delete(first[0].claim, context)
        try expectEqual(try await context.claim(under: limits).jobs.count, 1, "the jobs for the free place")
        limits = ClaimLimits(queueRate: RateLimit(max: 1, per: .seconds(60)))
        let started = try await context.claim(under: limits).jobs
        try expectEqual(started.count, 1, "the starts in a window")
        try await delete(started[0].claim, context)
        try await context.insert()
        try expect(try await context.claim(under: limits).jobs.isEmpty, "the deleted job's start was forgotten")
    }

    @discardableResult
    private static func delete(_ claim: JobClaim, _ context: ConformanceContext) async throws -> FinishResult {
        let results = try await context.store.finish([JobFinish(claim, .completed, isKept: false)])
        guard results.count == 1, let result = results.first else {
            throw ConformanceFailure("one attempt was ended and \(results.count) results came back")
        }
        return result
    }
}
