import JSONTree
import JobModel
import JobStore

/// What looking at jobs shows, and acts by hand do.
enum InspectionChecks {
    static let all = [
        ConformanceCheck("an unknown id is no job", unknownJob),
        ConformanceCheck("a list is newest first and goes on page by page", paging),
        ConformanceCheck("each filter lists what it names", filters),
        ConformanceCheck("counts are by queue, kind and state", counts),
        ConformanceCheck("run times are means over the latest completed jobs of each kind", runTimes),
        ConformanceCheck("a retry by hand makes an ended job available at once", retry),
        ConformanceCheck("a retry by hand of a cancelled job is not cancelled again", retryCancelled),
        ConformanceCheck("a retry by hand leaves running and due jobs alone", retrySkips),
        ConformanceCheck("a job that waits is cancelled at once", cancelWaiting),
        ConformanceCheck("a running job is asked to stop", cancelRunning),
        ConformanceCheck("a job that has ended cannot be cancelled", cancelEnded),
        ConformanceCheck("a job that does not run can be deleted", delete),
    ]

    static func unknownJob(_ context: ConformanceContext) async throws {
        try expect(try await context.store.job(4_711) == nil, "there is a job of an unknown id")
        for act in [context.store.retry, context.store.cancel, context.store.delete] {
            let result = try await act([4_711])
            try expect(result.changed.isEmpty, "a job that is not there was changed")
            try expectEqual(result.skipped.map(\.isUnknown), [true], "whether the id is unknown")
        }
    }

    static func paging(_ context: ConformanceContext) async throws {
        let ids = try await context.store.insert((0..<7).map { _ in JobInsert(kind: "sort") }).map(\.id)
        var seen: [Int64] = []
        var filter = JobFilter(limit: 3)
        while true {
            let page = try await context.store.jobs(matching: filter)
            guard let last = page.last else { break }
            try expect(page.count <= 3, "a page is too long")
            seen += page.map(\.id)
            filter.after = last.id
        }
        try expectEqual(seen, ids.reversed(), "the ids of all pages")
    }

    static func filters(_ context: ConformanceContext) async throws {
        let schedule = #"{"runner:schedule":"daily","runner:slot":"2026-11-24","runner:subject":"7"}"#
        let results = try await context.store.insert([
            JobInsert(kind: "sort"),
            JobInsert(kind: "other", queue: "mail", tags: ["red", "blue"]),
            JobInsert(kind: "sort", delay: .seconds(60), tags: ["blue_green"], metadata: schedule),
            JobInsert(kind: "sort", queue: "mail", isPending: true, tags: ["red"]),
        ])
        func matches(_ filter: JobFilter) async throws -> [Int] {
            let ids = try await context.store.jobs(matching: filter).map(\.id)
            return results.indices.filter { ids.contains(results[$0].id) }
        }
        try expectEqual(try await matches(JobFilter()), [0, 1, 2, 3], "all jobs")
        try expectEqual(try await matches(JobFilter(states: [.scheduled, .pending])), [2, 3], "jobs by state")
        try expectEqual(try await matches(JobFilter(kind: "other")), [1], "jobs by kind")
        try expectEqual(try await matches(JobFilter(queue: "mail")), [1, 3], "jobs by queue")
        try expectEqual(try await matches(JobFilter(tag: "blue")), [1], "jobs by tag")
        try expectEqual(try await matches(JobFilter(schedule: "daily")), [2], "jobs by schedule")
        try expectEqual(try await matches(JobFilter(slot: "2026-11-24")), [2], "jobs by slot")
        try expectEqual(try await matches(JobFilter(slot: "2026-11-25")), [], "jobs by another slot")
        try expectEqual(try await matches(JobFilter(schedule: "daily", subject: "7")), [2], "jobs by subject")
        try expectEqual(try await matches(JobFilter(schedule: "daily", subject: "")), [], "jobs by an empty subject")
        try expectEqual(try await matches(JobFilter(kind: "sort", queue: "mail", tag: "red")), [3], "jobs by all")
        try expectEqual(try await matches(JobFilter(limit: 0)), [], "a page of nothing")
    }

    static func counts(_ context: ConformanceContext) async throws {
        _ = try await context.work(.completed)
        _ = try await context.store.insert([
            JobInsert(kind: "sort"), JobInsert(kind: "sort"), JobInsert(kind: "other", queue: "mail"),
        ])
        let expected: Set = [
            JobCount(queue: "default", kind: "sort", state: .completed, count: 1),
            JobCount(queue: "default", kind: "sort", state: .available, count: 2),
            JobCount(queue: "mail", kind: "other", state: .available, count: 1),
        ]
        try expectEqual(Set(try await context.store.counts()), expected, "the counts")
    }

    static func runTimes(_ context: ConformanceContext) async throws {
        try expectEqual(try await context.store.runTimes(perKind: 9, newest: 9), [], "the run times of an empty store")
        func work(_ kind: JobKind, seconds: Int, _ outcome: JobFinish.Outcome) async throws {
            try await context.insert(JobInsert(kind: kind))
            guard let job = try await context.claim(kinds: [kind]).first else {
                throw ConformanceFailure("no job could be claimed")
            }
            try await context.harness.advance(by: .seconds(seconds))
            try await context.finish(job.claim, outcome)
        }
        try await work("sort", seconds: 90, .completed)
        try await work("other", seconds: 7, .completed)
        try await work("sort", seconds: 40, .discard(error: "no"))
        try await work("sort", seconds: 4, .completed)
        try await work("sort", seconds: 2, .completed)
        func means(perKind: Int, newest: Int) async throws -> [KindRunTime] {
            // What the machine takes beside the time that the check lets pass is less than a second.
            try await context.store.runTimes(perKind: perKind, newest: newest).map { found in
                KindRunTime(kind: found.kind, mean: .seconds(found.mean.components.seconds), jobs: found.jobs)
            }
        }
        try expectEqual(
            try await means(perKind: 9, newest: 9),
            [
                KindRunTime(kind: "other", mean: .seconds(7), jobs: 1),
                KindRunTime(kind: "sort", mean: .seconds(32), jobs: 3),
            ], "the means of all completed jobs")
        try expectEqual(
            try await means(perKind: 2, newest: 9),
            [
                KindRunTime(kind: "other", mean: .seconds(7), jobs: 1),
                KindRunTime(kind: "sort", mean: .seconds(3), jobs: 2),
            ], "the means of two jobs a kind")
        try expectEqual(
            try await means(perKind: 9, newest: 2), [KindRunTime(kind: "sort", mean: .seconds(3), jobs: 2)],
            "the means of the two newest jobs")
    }

    static func retry(_ context: ConformanceContext) async throws {
        let failed = try await context.work(JobInsert(kind: "sort", maxAttempts: 1), .discard(error: "no"))
        let done = try await context.work(.completed)
        let waiting = try await context.work(.retry(after: .seconds(60), error: "no"))
        let result = try await context.store.retry([done.id, failed.id, waiting.id])
        try expectEqual(result, BulkResult(changed: [done.id, failed.id, waiting.id]), "the result")
        let now = try await context.store.now()
        for before in [failed, done, waiting] {
            let job = try await context.job(before.id)
            try expectEqual(job.state, .available, "the state")
            try expect(job.finalizedAt == nil, "an available job has ended")
            try expect(job.scheduledAt <= now, "the job is not due")
            try expectEqual(job.attempt, 1, "the attempts")
            try expectEqual(job.errors, before.errors, "the errors")
        }
        try expectEqual(try await context.job(failed.id).maxAttempts, 2, "the attempts of one that had none left")
        try expectEqual(try await context.job(done.id).maxAttempts, 25, "the attempts of one that had some")
        try expectEqual(Set(try await context.claim(9).map(\.claim.attempt)), [2], "the next attempts")
    }

    static func retryCancelled(_ context: ConformanceContext) async throws {
        let id = try await context.insert()
        _ = try await context.store.cancel([id])
        try expectEqual(try await context.store.retry([id]).changed, [id], "the retried jobs")
        let claimed = try await context.claimOne()
        try expect(try await context.store.cancellationRequests(among: [id]).isEmpty, "it is to be stopped again")
        try expectEqual(
            try await context.finish(claimed.claim, .retry(after: .seconds(60), error: "no")), .applied(.retryable),
            "the result of its failure")
    }

    static func retrySkips(_ context: ConformanceContext) async throws {
        let running = try await context.insert()
        _ = try await context.claimOne()
        let due = try await context.insert()
        let before = try await context.job(due)
        try await context.harness.advance(by: .seconds(1))
        let result = try await context.store.retry([running, due])
        try expect(result.changed.isEmpty, "a job was changed")
        try expectEqual(result.skipped.map(\.id), [running, due], "the jobs left alone")
        try expectEqual(try await context.state(running), .running, "the running job's state")
        try expectEqual(try await context.job(due), before, "the due job")
    }

    static func cancelWaiting(_ context: ConformanceContext) async throws {
        let retryable = try await context.work(.retry(after: .seconds(60), error: "no"))
        let results = try await context.store.insert([
            JobInsert(kind: "sort"), JobInsert(kind: "sort", delay: .seconds(60)),
            JobInsert(kind: "sort", isPending: true),
        ])
        let ids = results.map(\.id) + [retryable.id]
        try expectEqual(try await context.store.cancel(ids), BulkResult(changed: ids), "the result")
        for id in ids {
            let job = try await context.job(id)
            try expectEqual(job.state, .cancelled, "the state")
            try expect(job.finalizedAt != nil, "the job has no end")
            try expect(job.metadata["cancel_attempted_at"]?.string != nil, "the request is not noted")
        }
        try expect(try await context.claim(9).isEmpty, "a cancelled job was claimed")
    }

    static func cancelRunning(_ context: ConformanceContext) async throws {
        _ = try await context.store.insert([JobInsert(kind: "sort"), JobInsert(kind: "sort")])
        let ids = try await context.claim(2).map(\.claim.id)
        try expect(try await context.store.cancellationRequests(among: ids).isEmpty, "there is a request already")
        try expectEqual(try await context.store.cancel([ids[1]]).changed, [ids[1]], "the changed jobs")
        let job = try await context.job(ids[1])
        try expectEqual(job.state, .running, "the state")
        try expect(job.finalizedAt == nil, "a running job has ended")
        try expect(job.metadata["cancel_attempted_at"]?.string != nil, "the request is not noted")
        try expectEqual(try await context.store.cancellationRequests(among: ids), [ids[1]], "the requests")
        try expect(try await context.store.cancellationRequests(among: [ids[0]]).isEmpty, "a request too many")
        try expect(try await context.store.cancellationRequests(among: []).isEmpty, "requests among no jobs")
    }

    static func cancelEnded(_ context: ConformanceContext) async throws {
        let job = try await context.work(.completed)
        let result = try await context.store.cancel([job.id])
        try expect(result.changed.isEmpty, "an ended job was changed")
        try expectEqual(result.skipped.map(\.isUnknown), [false], "whether the id is unknown")
        try expectEqual(try await context.job(job.id), job, "the ended job")
    }

    static func delete(_ context: ConformanceContext) async throws {
        let done = try await context.work(.completed)
        let running = try await context.insert()
        _ = try await context.claimOne()
        let waiting = try await context.insert()
        let result = try await context.store.delete([done.id, running, waiting])
        try expectEqual(result.changed, [done.id, waiting], "the deleted jobs")
        try expectEqual(result.skipped.map(\.id), [running], "the jobs left alone")
        try expectEqual(try await context.store.jobs(matching: JobFilter()).map(\.id), [running], "what is left")
        let next = try await context.insert()
        try expect(next > waiting, "an id was given twice")
    }
}
