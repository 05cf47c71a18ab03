import JSONTree
import JobModel
import JobStore
import JobTime

/// What taking a job out does.
enum ClaimingChecks {
    static let all = [
        ConformanceCheck("a claim counts the attempt and names the node", transition),
        ConformanceCheck("jobs come by priority, due time and id", order),
        ConformanceCheck("a claim takes no more than its limit and takes each job once", limit),
        ConformanceCheck("only one queue is claimed from", otherQueue),
        ConformanceCheck("jobs of unknown kinds stay untouched", unknownKinds),
        ConformanceCheck("thousands of unknown rows in front hide nothing", manyUnknownRows),
        ConformanceCheck("a job is not claimed before it is due", notDue),
        ConformanceCheck("the list of nodes is bounded to 100", boundedNodes),
        ConformanceCheck("two claims of one job differ, even in one instant", distinctClaims),
        ConformanceCheck("failures count errors and no snoozes", failures),
        ConformanceCheck("the backlog tells due, running, waiting and scheduled jobs apart", backlog),
        ConformanceCheck("a wait ends when a job comes", wait),
        ConformanceCheck("of several queues each gives what is asked of it, in its order", severalQueues),
        ConformanceCheck("a queue with a due job is told as such", queuesDue),
    ]

    static func severalQueues(_ context: ConformanceContext) async throws {
        let store = context.store
        let late = try await context.insert(JobInsert(kind: "sort", queue: "a", priority: 3))
        let first = try await context.insert(JobInsert(kind: "sort", queue: "a", priority: 1))
        _ = try await context.insert(JobInsert(kind: "foreign", queue: "a"))
        let other = try await store.insert((0..<3).map { _ in JobInsert(kind: "sort", queue: "b") }).map(\.id)
        _ = try await context.insert(JobInsert(kind: "sort", queue: "paused"))
        _ = try await context.insert(JobInsert(kind: "sort", queue: "b", delay: .seconds(600)))
        try await store.pause(queue: "paused")
        func claims() async throws -> [[Int64]] {
            let queues = [("b", 2), ("empty", 5), ("a", 9), ("paused", 9)]
            let requests = queues.map { ClaimRequest(queue: $0.0, limit: $0.1, kinds: ["sort"], node: "node") }
            return try await store.claim(requests).map { result in
                try result.jobs.map { job in
                    try expectEqual(job.claim.attempt, 1, "the attempt")
                    return job.claim.id
                }
            }
        }
        try expectEqual(try await claims(), [[other[0], other[1]], [], [first, late], []], "the first claims")
        try expectEqual(try await claims(), [[other[2]], [], [], []], "the second claims")
        try expectEqual(try await store.claim([ClaimRequest]()), [], "the claims of nothing")
        for id in other {
            let job = try await context.job(id)
            try expectEqual(job.queue, "b", "the queue")
            try expectEqual(job.state, .running, "the state")
        }
    }

    static func queuesDue(_ context: ConformanceContext) async throws {
        _ = try await context.insert(JobInsert(kind: "sort", queue: "full"))
        _ = try await context.insert(JobInsert(kind: "sort", queue: "later", delay: .seconds(60)))
        let due = try await context.store.queuesDue(among: ["empty", "full", "later"])
        try expect(due.contains("full"), "a queue with a due job is left out")
        try expect(due.isSubset(of: ["empty", "full", "later"]), "a queue that nobody asked for: \(due)")
    }

    static func transition(_ context: ConformanceContext) async throws {
        let now = try await context.store.now()
        var insert = JobInsert(kind: "sort", arguments: #"{"n":1}"#, priority: 2, maxAttempts: 4, tags: ["red"])
        insert.metadata = #"{"k":"v"}"#
        let id = try await context.insert(insert)
        let claimed = try await context.claimOne(node: "node_b")
        let job = try await context.job(id)
        try expectEqual(job.state, .running, "the state")
        try expectEqual(job.attempt, 1, "the attempts")
        try expectEqual(job.attemptedBy, ["node_b"], "the nodes")
        try expectEqual(job.attemptedAt, claimed.claim.attemptedAt, "the time of the attempt")
        try expect(claimed.claim.attemptedAt >= now, "the attempt is older than the call")
        try expectEqual(claimed.claim.attempt, 1, "the claim's attempt")
        try expectEqual(claimed.claim.id, id, "the claim's job")
        try expectEqual(try JSONValue(parsing: claimed.arguments), ["n": 1], "the arguments")
        try expectEqual(claimed.priority, 2, "the priority")
        try expectEqual(claimed.maxAttempts, 4, "the largest number of attempts")
        try expectEqual(claimed.tags, ["red"], "the tags")
        try expectEqual(claimed.queue, "default", "the queue")
        try expectEqual(claimed.createdAt, job.createdAt, "the time of creation")
        try expectEqual(claimed.scheduledAt, job.scheduledAt, "the due time")
    }

    static func order(_ context: ConformanceContext) async throws {
        let now = try await context.store.now()
        let low = try await context.insert(JobInsert(kind: "sort", priority: 4))
        let late = try await context.insert(JobInsert(kind: "sort", scheduledAt: now.advanced(by: .seconds(-1))))
        let early = try await context.insert(JobInsert(kind: "sort", scheduledAt: now.advanced(by: .seconds(-9))))
        let twin = try await context.insert(JobInsert(kind: "sort", scheduledAt: now.advanced(by: .seconds(-9))))
        let second = try await context.insert(JobInsert(kind: "sort", priority: 2))
        try expectEqual(try await context.store.promote(limit: 10), 3, "the jobs promoted")
        let ids = try await context.claim(10).map(\.claim.id)
        try expectEqual(ids, [early, twin, late, second, low], "the order")
    }

    static func limit(_ context: ConformanceContext) async throws {
        let ids = try await context.store.insert((0..<5).map { _ in JobInsert(kind: "sort") }).map(\.id)
        try expectEqual(try await context.claim(2).map(\.claim.id), Array(ids[0..<2]), "the first claim")
        try expectEqual(try await context.claim(9).map(\.claim.id), Array(ids[2...]), "the second claim")
        try expect(try await context.claim(9).isEmpty, "a job was claimed twice")
    }

    static func otherQueue(_ context: ConformanceContext) async throws {
        let id = try await context.insert(JobInsert(kind: "sort", queue: "mail"))
        try expect(try await context.claim().isEmpty, "a job of another queue was claimed")
        try expectEqual(try await context.claim(queue: "mail").map(\.claim.id), [id], "the claimed jobs")
    }

    static func unknownKinds(_ context: ConformanceContext) async throws {
        let foreign = try await context.insert(JobInsert(kind: "foreign"))
        let known = try await context.insert()
        try expectEqual(try await context.claim(10).map(\.claim.id), [known], "the claimed jobs")
        let job = try await context.job(foreign)
        try expectEqual(job.state, .available, "the state of the unknown one")
        try expectEqual(job.attempt, 0, "the attempts of the unknown one")
        try expect(try await context.claim(10, kinds: []).isEmpty, "a node that knows nothing claimed a job")
        let later = try await context.claim(10, kinds: ["sort", "foreign"])
        try expectEqual(later.map(\.claim.id), [foreign], "the jobs of a node that knows it")
    }

    static func manyUnknownRows(_ context: ConformanceContext) async throws {
        _ = try await context.store.insert((0..<2_500).map { _ in JobInsert(kind: "foreign") })
        let first = try await context.insert()
        let second = try await context.insert(JobInsert(kind: "sort", priority: 3))
        try expectEqual(try await context.claim(1).map(\.claim.id), [first], "the first claim")
        try expectEqual(try await context.claim(1).map(\.claim.id), [second], "the second claim")
        try expect(try await context.claim(1).isEmpty, "there was a third one")
        // Behind the rows passed over it is seen at once; before them, at the next look from the front.
        let third = try await context.insert(JobInsert(kind: "sort", priority: 4))
        try expectEqual(try await context.claim(1).map(\.claim.id), [third], "the third claim")
        _ = try await context.insert(
            JobInsert(kind: "sort", scheduledAt: try await context.store.now().advanced(by: .seconds(-60))))
        _ = try await context.store.promote(limit: 10)
        try await context.harness.advance(by: .seconds(11))
        try expectEqual(try await context.claim(1).count, 1, "the jobs claimed from the front")
        let counts = try await context.store.counts().filter { $0.kind == "foreign" }
        try expectEqual(counts.map(\.state), [.available], "the states of the unknown ones")
        try expectEqual(counts.map(\.count), [2_500], "the number of unknown ones")
    }

    static func notDue(_ context: ConformanceContext) async throws {
        _ = try await context.work(.retry(after: .seconds(3), error: "no"))
        try expect(try await context.claim().isEmpty, "a job was claimed before its retry")
        try await context.harness.advance(by: .seconds(3))
        try expectEqual(try await context.claim().count, 1, "the jobs that are due")
    }

    static func boundedNodes(_ context: ConformanceContext) async throws {
        let id = try await context.insert()
        for number in 0..<105 {
            let claimed = try await context.claimOne(node: "node_\(number)")
            try await context.finish(claimed.claim, .release)
        }
        let nodes = try await context.job(id).attemptedBy
        try expectEqual(nodes, (5..<105).map { "node_\($0)" }, "the nodes")
    }

    static func distinctClaims(_ context: ConformanceContext) async throws {
        _ = try await context.insert()
        var seen: Set<JobClaim> = []
        for _ in 0..<3 {
            let claimed = try await context.claimOne()
            try expect(seen.insert(claimed.claim).inserted, "two attempts have one claim")
            try await context.finish(claimed.claim, .release)
        }
    }

    static func failures(_ context: ConformanceContext) async throws {
        _ = try await context.insert()
        for outcome: JobFinish.Outcome in [.retry(after: .zero, error: "1"), .snooze(.zero), .release] {
            try await context.finish(try await context.claimOne().claim, outcome)
        }
        let claimed = try await context.claimOne()
        try expectEqual(claimed.failures, 1, "the failures")
        try expectEqual(claimed.claim.attempt, 2, "the attempt")
    }

    static func backlog(_ context: ConformanceContext) async throws {
        let store = context.store
        _ = try await context.insert()
        let near = try await context.claimOne()
        _ = try await context.work(.retry(after: .seconds(30), error: "no"))
        _ = try await context.insert(JobInsert(kind: "sort", delay: .seconds(90)))
        _ = try await context.insert(JobInsert(kind: "foreign"))
        _ = try await context.insert(JobInsert(kind: "sort", queue: "mail"))
        _ = try await context.store.insert([JobInsert(kind: "sort"), JobInsert(kind: "sort"), JobInsert(kind: "sort")])
        _ = try await context.claimOne()
        // Last, for it is due soon.
        try await context.finish(near.claim, .retry(after: JobFinish.shortDelay, error: "no"))
        let now = try await store.now()
        let backlog = try await store.backlog(queues: ["default"], kinds: ["sort"])
        try expectEqual(backlog.due, 2, "the due jobs")
        try expectEqual(backlog.running, 1, "the running jobs")
        try expectEqual(backlog.waiting, 2, "the waiting jobs")
        try expectEqual(backlog.scheduled, 1, "the scheduled jobs")
        guard let next = backlog.nextDue else { throw ConformanceFailure("there is no next due time") }
        try expect(next.since(now) <= JobFinish.shortDelay, "the next due time is late")
        let outlook = try await store.outlook(queues: ["default"], kinds: ["sort"])
        try expect(outlook.now >= now, "the outlook's present is another one")
        try expect(!outlook.isSuspectDue, "an ordinary job is suspected")
        try expect(outlook.nextDue.map { $0 >= next } ?? false, "the outlook's next due time is another one")
        try expect(outlook.nextPromotion != nil, "the outlook knows of no promotion")
        let nowhere = try await store.outlook(queues: ["empty"], kinds: ["sort"])
        try expectEqual(nowhere.nextDue, nil, "the next due time of an empty queue")
        let other = try await store.backlog(queues: ["mail", "empty"], kinds: ["sort", "foreign"])
        try expectEqual(other, Backlog(due: 1), "the backlog of the other queues")
    }

    static func wait(_ context: ConformanceContext) async throws {
        let store = context.store
        // The first wait may end at once; after it the store has seen what there is.
        try await store.waitForChange(atMost: .zero)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await store.waitForChange(atMost: .seconds(60)) }
            group.addTask { _ = try await context.insert() }
            try await group.waitForAll()
        }
        try expectEqual(try await context.claim().count, 1, "the jobs after the wait")
        // A wait that is called off ends at once; if it did not, neither would this check.
        await withTaskGroup(of: Void.self) { group in
            group.addTask { _ = try? await store.waitForChange(atMost: .seconds(3_600)) }
            group.cancelAll()
        }
    }
}
