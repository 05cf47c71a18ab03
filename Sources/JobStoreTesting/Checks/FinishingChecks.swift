import JSONTree
import JobModel
import JobStore
import JobTime

/// What the end of an attempt does.
enum FinishingChecks {
    static let all = [
        ConformanceCheck("success completes the job", completed),
        ConformanceCheck("metadata merge shallowly", metadata),
        ConformanceCheck("metadata that are no object are refused", badMetadata),
        ConformanceCheck("a far retry waits as retryable", farRetry),
        ConformanceCheck("a near retry is available with a time to come", nearRetry),
        ConformanceCheck("a retry after the last attempt is discarded", usedUp),
        ConformanceCheck("errors are kept, oldest first", errors),
        ConformanceCheck("a NUL in an error harms nobody", nul),
        ConformanceCheck("a snooze gives the attempt back and is counted", snooze),
        ConformanceCheck("a near snooze is available with a time to come", nearSnooze),
        ConformanceCheck("a release gives the attempt back and leaves no trace", release),
        ConformanceCheck("a discard ends the job with its error", discard),
        ConformanceCheck("a cancellation ends the job with its error", cancel),
        ConformanceCheck("a job that was to be cancelled does not run again", cancelRequested),
        ConformanceCheck("a job that was to be cancelled may still complete", completedAnyway),
        ConformanceCheck("only the current claim ends an attempt", fence),
        ConformanceCheck("the second end of a claim is stale", twice),
        ConformanceCheck("results are in the order of the ends", order),
    ]

    static func completed(_ context: ConformanceContext) async throws {
        let before = try await context.store.now()
        let id = try await context.insert()
        let claimed = try await context.claimOne()
        try expectEqual(try await context.finish(claimed.claim, .completed), .applied(.completed), "the result")
        let job = try await context.job(id)
        try expectEqual(job.state, .completed, "the state")
        try expectEqual(job.attempt, 1, "the attempts")
        try expect(job.errors.isEmpty, "a completed job has an error")
        guard let finalizedAt = job.finalizedAt else { throw ConformanceFailure("the job has no end") }
        try expect(finalizedAt >= before, "the job ended before it began")
        try expect(try await context.claim().isEmpty, "a completed job was claimed")
    }

    static func metadata(_ context: ConformanceContext) async throws {
        let id = try await context.insert(JobInsert(kind: "sort", metadata: #"{"a":{"x":1,"y":2},"b":1,"c":3}"#))
        let claimed = try await context.claimOne()
        try await context.finish(claimed.claim, .completed, metadata: #"{"a":{"x":9},"b":null,"d":"größe"}"#)
        let metadata = try await context.job(id).metadata
        try expectEqual(metadata["a"], ["x": 9], "an object that was replaced")
        try expectEqual(metadata["b"], .null, "a value that became null")
        try expectEqual(metadata["c"]?.int64, 3, "a value left alone")
        try expectEqual(metadata["d"]?.string, "größe", "a new value")
        let retried = try await context.insert()
        let second = try await context.claimOne()
        try await context.finish(second.claim, .retry(after: .zero, error: "no"), metadata: #"{"k":1}"#)
        try expectEqual(try await context.job(retried).metadata["k"]?.int64, 1, "the metadata of a failure")
    }

    static func badMetadata(_ context: ConformanceContext) async throws {
        let id = try await context.insert()
        let claimed = try await context.claimOne()
        for text in ["[1]", "{", "1"] {
            try await expectRefusal(.invalid, "the metadata '\(text)'") {
                try await context.finish(claimed.claim, .completed, metadata: text)
            }
        }
        try expectEqual(try await context.state(id), .running, "the state")
    }

    static func farRetry(_ context: ConformanceContext) async throws {
        let now = try await context.store.now()
        let job = try await context.work(.retry(after: .seconds(6), error: "no luck", trace: "line 1"))
        try expectEqual(job.state, .retryable, "the state")
        try expect(job.scheduledAt.since(now) >= .seconds(6), "the retry is early")
        try expectEqual(job.attempt, 1, "the attempts")
        try expect(job.finalizedAt == nil, "a retryable job has ended")
        try expectEqual(job.errors.map(\.error), ["no luck"], "the errors")
        try expectEqual(job.errors.map(\.trace), ["line 1"], "the traces")
        try expectEqual(job.errors.map(\.attempt), [1], "the errors' attempts")
        try expectEqual(job.errors.map(\.at), [job.attemptedAt], "the errors' times")
        try await context.harness.advance(by: .seconds(7))
        try expect(try await context.claim().isEmpty, "a retryable job was claimed before its promotion")
        try expectEqual(try await context.store.promote(limit: 10), 1, "the promoted jobs")
        let claimed = try await context.claimOne()
        try expectEqual(claimed.claim.attempt, 2, "the next attempt")
    }

    static func nearRetry(_ context: ConformanceContext) async throws {
        let now = try await context.store.now()
        let job = try await context.work(.retry(after: .seconds(5), error: "no"))
        try expectEqual(job.state, .available, "the state")
        try expect(job.scheduledAt.since(now) >= .seconds(5), "the retry is early")
        try expectEqual(job.attempt, 1, "the attempts")
    }

    static func usedUp(_ context: ConformanceContext) async throws {
        let job = try await context.work(
            JobInsert(kind: "sort", maxAttempts: 1), .retry(after: .seconds(60), error: "no"))
        try expectEqual(job.state, .discarded, "the state")
        try expect(job.finalizedAt != nil, "a discarded job has no end")
        try expectEqual(job.errors.count, 1, "the errors")
    }

    static func errors(_ context: ConformanceContext) async throws {
        let id = try await context.insert()
        for number in 1...3 {
            try await context.finish(
                try await context.claimOne().claim, .retry(after: .zero, error: "error \(number) \"quoted\" ☂"))
        }
        let errors = try await context.job(id).errors
        try expectEqual(errors.map(\.error), (1...3).map { "error \($0) \"quoted\" ☂" }, "the errors")
        try expectEqual(errors.map(\.attempt), [1, 2, 3], "their attempts")
    }

    static func nul(_ context: ConformanceContext) async throws {
        let ids = try await context.store.insert([JobInsert(kind: "sort"), JobInsert(kind: "sort")]).map(\.id)
        let claimed = try await context.claim(2)
        let results = try await context.store.finish([
            JobFinish(claimed[0].claim, .discard(error: "a\u{0}b", trace: "\u{0}\u{1}")),
            JobFinish(claimed[1].claim, .completed),
        ])
        try expectEqual(results, [.applied(.discarded), .applied(.completed)], "the results")
        let error = try await context.job(ids[0]).errors.first?.error ?? ""
        try expect(error.hasPrefix("a") && error.hasSuffix("b"), "the error's text is cut: \(error)")
        try expect(!error.utf8.contains(0), "the store handed out a NUL")
    }

    static func snooze(_ context: ConformanceContext) async throws {
        let id = try await context.insert(JobInsert(kind: "sort", metadata: #"{"k":1}"#))
        for count in 1...3 {
            let claimed = try await context.claimOne()
            try expectEqual(claimed.claim.attempt, 1, "the attempt")
            try expectEqual(
                try await context.finish(claimed.claim, .snooze(.seconds(60))), .applied(.scheduled), "the result")
            let job = try await context.job(id)
            try expectEqual(job.attempt, 0, "the attempts")
            try expect(job.errors.isEmpty, "a snooze is no error")
            try expectEqual(job.metadata["snoozes"]?.int64, Int64(count), "the snoozes")
            try expectEqual(job.metadata["k"]?.int64, 1, "other metadata")
            try await context.harness.advance(by: .seconds(60))
            _ = try await context.store.promote(limit: 10)
        }
    }

    static func nearSnooze(_ context: ConformanceContext) async throws {
        let now = try await context.store.now()
        let job = try await context.work(.snooze(.seconds(4)))
        try expectEqual(job.state, .available, "the state")
        try expect(job.scheduledAt.since(now) >= .seconds(4), "the job is early")
        try expectEqual(job.attempt, 0, "the attempts")
    }

    static func release(_ context: ConformanceContext) async throws {
        let job = try await context.work(.release)
        try expectEqual(job.state, .available, "the state")
        try expectEqual(job.attempt, 0, "the attempts")
        try expect(job.errors.isEmpty && job.metadata.isEmpty, "a release left a trace")
        try expectEqual(try await context.claim().map(\.claim.attempt), [1], "the attempts of the next claim")
    }

    static func discard(_ context: ConformanceContext) async throws {
        let job = try await context.work(.discard(error: "useless"))
        try expectEqual(job.state, .discarded, "the state")
        try expect(job.finalizedAt != nil, "the job has no end")
        try expectEqual(job.errors.map(\.error), ["useless"], "the errors")
    }

    static func cancel(_ context: ConformanceContext) async throws {
        let job = try await context.work(.cancel(error: "not wanted"))
        try expectEqual(job.state, .cancelled, "the state")
        try expect(job.finalizedAt != nil, "the job has no end")
        try expectEqual(job.errors.map(\.error), ["not wanted"], "the errors")
    }

    static func cancelRequested(_ context: ConformanceContext) async throws {
        let outcomes: [(JobFinish.Outcome, errors: Int)] = [
            (.retry(after: .seconds(60), error: "no"), 1), (.retry(after: .zero, error: "no"), 1),
            (.snooze(.seconds(60)), 0), (.snooze(.zero), 0), (.release, 0),
        ]
        for (outcome, errors) in outcomes {
            let id = try await context.insert()
            let claimed = try await context.claimOne()
            _ = try await context.store.cancel([id])
            try expectEqual(
                try await context.finish(claimed.claim, outcome), .applied(.cancelled), "the result of \(outcome)")
            let job = try await context.job(id)
            try expectEqual(job.state, .cancelled, "the state after \(outcome)")
            try expect(job.finalizedAt != nil, "the job has no end")
            try expectEqual(job.attempt, 1, "the attempts")
            try expectEqual(job.errors.count, errors, "the errors after \(outcome)")
        }
    }

    static func completedAnyway(_ context: ConformanceContext) async throws {
        let id = try await context.insert()
        let claimed = try await context.claimOne()
        _ = try await context.store.cancel([id])
        try expectEqual(try await context.finish(claimed.claim, .completed), .applied(.completed), "the result")
        try expectEqual(try await context.state(id), .completed, "the state")
    }

    static func fence(_ context: ConformanceContext) async throws {
        let id = try await context.insert()
        let claim = try await context.claimOne().claim
        let before = try await context.job(id)
        var wrong = [claim, claim, claim]
        wrong[0].attempt += 1
        wrong[1].attemptedAt = Timestamp(microseconds: claim.attemptedAt.microseconds + 1)
        wrong[2].id += 1_000
        for stranger in wrong {
            for outcome: JobFinish.Outcome in [
                .completed, .retry(after: .zero, error: "no"), .snooze(.zero), .release, .discard(error: "no"),
                .cancel(error: "no"),
            ] {
                try expectEqual(
                    try await context.finish(stranger, outcome, metadata: #"{"k":1}"#), .stale,
                    "the result of a stranger")
            }
            try expectEqual(try await context.finish(stranger, .completed), .stale, "the result of a stranger")
        }
        try expectEqual(try await context.job(id), before, "the job that strangers tried to end")
    }

    static func twice(_ context: ConformanceContext) async throws {
        let id = try await context.insert()
        let claim = try await context.claimOne().claim
        let results = try await context.store.finish([
            JobFinish(claim, .completed), JobFinish(claim, .retry(after: .zero, error: "no")),
        ])
        try expectEqual(results, [.applied(.completed), .stale], "the results of one batch")
        let before = try await context.job(id)
        try expectEqual(try await context.finish(claim, .release), .stale, "the result of a late end")
        try expectEqual(try await context.job(id), before, "the ended job")
    }

    static func order(_ context: ConformanceContext) async throws {
        _ = try await context.store.insert((0..<4).map { _ in JobInsert(kind: "sort") })
        let claims = try await context.claim(4).map(\.claim)
        var stale = claims[1]
        stale.attempt = 9
        let results = try await context.store.finish([
            JobFinish(claims[3], .discard(error: "no")), JobFinish(stale, .completed),
            JobFinish(claims[0], .completed), JobFinish(claims[2], .snooze(.seconds(60))),
        ])
        try expectEqual(
            results, [.applied(.discarded), .stale, .applied(.completed), .applied(.scheduled)], "the results")
    }
}
