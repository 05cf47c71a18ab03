import JobModel
import JobStore
import JobTime
import Synchronization

/// What bounds how many jobs run at once over all nodes.
enum ConcurrencyLimitChecks {
    static let all = [
        ConformanceCheck("a queue's limit counts what every node runs", queue),
        ConformanceCheck("a kind's limit counts each key", keys),
        ConformanceCheck("keys are equal by value, and an absent one is null", equalKeys),
        ConformanceCheck("a kind's limit counts over all queues", queues),
        ConformanceCheck("a node's own limit leaves other nodes alone", ownLimit),
        ConformanceCheck("a held job lets others of its kind and queue pass, in their order", passing),
        ConformanceCheck("a long row of one key hides no other kind", longRow),
        ConformanceCheck("a changed limit holds from the next claim on", changed),
        ConformanceCheck("a lost node keeps no place", lostNode),
        ConformanceCheck("suspected jobs keep the limits", suspected),
        ConformanceCheck("a paused queue gives none, and not because of a limit", paused),
        ConformanceCheck("many claims at once never exceed a queue's limit", queueRace),
        ConformanceCheck("many claims at once never exceed a key's limit", keyRace),
    ]

    private static func limits(_ max: Int, by field: String? = nil, perNode: Bool = false) -> ClaimLimits {
        ClaimLimits(kinds: [
            "sort": KindLimits(concurrency: KeyedConcurrency(max: max, field: field, perNode: perNode))
        ])
    }

    private static func ids(_ result: ClaimResult) -> [Int64] { result.jobs.map(\.claim.id) }

    static func queue(_ context: ConformanceContext) async throws {
        let limits = ClaimLimits(queueConcurrency: 3)
        let jobs = try await context.store.insert((0..<5).map { _ in JobInsert(kind: "sort") }).map(\.id)
        _ = try await context.insert(JobInsert(kind: "sort", queue: "other"))
        let first = try await context.claim(under: limits, 2)
        try expectEqual(ids(first), Array(jobs[..<2]), "the jobs of the first node")
        try expect(!first.isLimited, "a claim that got all it asked for was held")
        try await context.withPeer { peer in
            let second = try await context.claim(under: limits, from: peer, node: "node_b")
            try expectEqual(ids(second), [jobs[2]], "the jobs of the second node")
            try expect(second.isLimited, "nothing is said of the limit")
            try expectEqual(second.retryAfter, nil, "the time to wait for a running job")
            let third = try await context.claim(under: limits, from: peer, node: "node_c")
            try expect(third.jobs.isEmpty && third.isLimited, "a third node passed the limit")
            try await context.complete(first.jobs)
            let last = try await context.claim(under: limits, from: peer, node: "node_c")
            try expectEqual(ids(last), Array(jobs[3...]), "the jobs after two ends")
            try expect(!last.isLimited, "a claim that left nothing was held")
        }
        let other = try await context.claim(under: limits, queue: "other")
        try expectEqual(other.jobs.count, 1, "the jobs of another queue")
    }

    static func keys(_ context: ConformanceContext) async throws {
        let limits = limits(2, by: "group")
        let jobs = try await context.store.insert(
            [1, 1, 1, 2, 1, 2, 2].map { JobInsert(kind: "sort", arguments: #"{"group":\#($0)}"#) }
        ).map(\.id)
        let first = try await context.claim(under: limits)
        try expectEqual(ids(first), [jobs[0], jobs[1], jobs[3], jobs[5]], "the first claim")
        try expect(first.isLimited, "nothing is said of the limit")
        try await context.complete([first.jobs[1]])
        try await context.withPeer { peer in
            let second = try await context.claim(under: limits, from: peer, node: "node_b")
            try expectEqual(ids(second), [jobs[2]], "the claim after an end")
        }
        try await context.finish(first.jobs[2].claim, .retry(after: .seconds(90), error: "no"))
        try expectEqual(ids(try await context.claim(under: limits)), [jobs[6]], "the claim after a failure")
    }

    static func equalKeys(_ context: ConformanceContext) async throws {
        let groups = [
            ["{}", #"{"g":null}"#, #"{"h":{"g":1}}"#], [#"{"g":1}"#, #"{"g":1.0}"#], [#"{"g":"1"}"#],
            [#"{"g":{"a":1,"b":[2,3]}}"#, #"{"g":{"b":[2,3],"a":1}}"#], [#"{"g":{"a":1,"b":[3,2]}}"#],
            [#"{"g":"é"}"#, #"{"g":"\u00e9"}"#], [#"{"g":true}"#], [#"{"g":""}"#], [#"{"g":"null"}"#], [#"{"g":[]}"#],
        ]
        var firsts: [Int64] = []
        for group in groups {
            let results = try await context.store.insert(group.map { JobInsert(kind: "sort", arguments: $0) })
            firsts.append(results[0].id)
        }
        let first = try await context.claim(under: limits(1, by: "g"), 99)
        try expectEqual(ids(first), firsts, "one job of each key")
        let second = try await context.claim(under: limits(1, by: "g"), 99, node: "node_b")
        try expectEqual(ids(second), [], "the jobs whose keys are taken")
    }

    static func queues(_ context: ConformanceContext) async throws {
        let first = try await context.insert()
        let second = try await context.insert(JobInsert(kind: "sort", queue: "other"))
        let claim = try await context.claim(under: limits(1))
        try expectEqual(ids(claim), [first], "the jobs of the first queue")
        let held = try await context.claim(under: limits(1), queue: "other")
        try expect(held.jobs.isEmpty && held.isLimited, "another queue passed the limit")
        try await context.complete(claim.jobs)
        try expectEqual(ids(try await context.claim(under: limits(1), queue: "other")), [second], "the other queue's")
    }

    static func ownLimit(_ context: ConformanceContext) async throws {
        let limits = limits(1, by: "g", perNode: true)
        let jobs = try await context.store.insert((0..<3).map { _ in JobInsert(kind: "sort") }).map(\.id)
        try expectEqual(ids(try await context.claim(under: limits)), [jobs[0]], "the first node's jobs")
        let again = try await context.claim(under: limits)
        try expect(again.jobs.isEmpty && again.isLimited, "the first node passed its limit")
        try expectEqual(ids(try await context.claim(under: limits, node: "node_b")), [jobs[1]], "the second node's")
        let over = try await context.claim(under: Self.limits(2, by: "g"), node: "node_c")
        try expect(over.jobs.isEmpty, "a limit over all nodes did not count what they run")
    }

    static func passing(_ context: ConformanceContext) async throws {
        _ = try await context.insert(JobInsert(kind: "sort", arguments: #"{"g":1}"#))
        _ = try await context.claim(under: limits(1, by: "g"))
        let now = try await context.store.now()
        var jobs: [Int64] = []
        for (kind, group, priority) in [("sort", 1, 1), ("mail", 1, 1), ("sort", 2, 1), ("sort", 3, 4), ("mail", 1, 2)]
        {
            jobs.append(
                try await context.insert(
                    JobInsert(
                        kind: JobKind(kind), arguments: #"{"g":\#(group)}"#, priority: priority,
                        scheduledAt: now.advanced(by: .seconds(-1)))))
        }
        _ = try await context.store.promote(limit: 10)
        let claim = try await context.claim(under: limits(1, by: "g"))
        try expectEqual(ids(claim), [jobs[1], jobs[2], jobs[4], jobs[3]], "those that pass")
    }

    static func longRow(_ context: ConformanceContext) async throws {
        let limits = limits(1, by: "g")
        let row = { (count: Int) in (0..<count).map { _ in JobInsert(kind: "sort", arguments: #"{"g":1}"#) } }
        let first = try await context.store.insert(row(500)).map(\.id)[0]
        let near = try await context.insert(JobInsert(kind: "sort", arguments: #"{"g":2}"#))
        _ = try await context.store.insert(row(2_500))
        let mail = try await context.insert(JobInsert(kind: "mail"))
        let claim = try await context.claim(under: limits)
        try expectEqual(ids(claim), [first, near, mail], "the first claim")
        try expect(claim.isLimited, "nothing is said of the limit")
        let again = try await context.claim(under: limits)
        try expect(again.jobs.isEmpty && again.isLimited, "the second claim")
        let late = try await context.insert(JobInsert(kind: "mail"))
        try expectEqual(ids(try await context.claim(under: limits)), [late], "a job behind all of them")
        try await context.complete(claim.jobs)
        let next = try await context.claim(under: limits)
        try expectEqual(ids(next), [first + 1], "the next of the row")
        // As with unknown kinds, the front is looked at again after a while.
        let early = try await context.insert(
            JobInsert(kind: "mail", scheduledAt: try await context.store.now().advanced(by: .seconds(-60))))
        _ = try await context.store.promote(limit: 10)
        try await context.harness.advance(by: .seconds(11))
        try expectEqual(ids(try await context.claim(under: limits)), [early], "a job in front of all of them")
    }

    static func changed(_ context: ConformanceContext) async throws {
        _ = try await context.store.insert((0..<6).map { _ in JobInsert(kind: "sort") })
        func claim(_ max: Int?) async throws -> ClaimResult {
            try await context.claim(under: ClaimLimits(queueConcurrency: max))
        }
        let first = try await claim(1).jobs
        try expectEqual(first.count, 1, "the jobs under the first limit")
        let second = try await claim(4).jobs
        try expectEqual(second.count, 3, "the jobs that a higher limit adds")
        try expectEqual(try await claim(2).jobs.count, 0, "the jobs under a lower limit")
        try await context.complete(first + second.dropLast())
        try expectEqual(try await claim(2).jobs.count, 1, "the jobs once there is room under it")
        try expectEqual(try await claim(nil).jobs.count, 1, "the jobs without a limit")
    }

    static func lostNode(_ context: ConformanceContext) async throws {
        let limits = ClaimLimits(queueConcurrency: 1, kinds: limits(1, by: "g").kinds)
        let id = try await context.insert()
        _ = try await context.claim(under: limits, node: ConformanceContext.nobody)
        try expect(try await context.claim(under: limits).jobs.isEmpty, "a running job was claimed")
        _ = try await context.store.rescueJobs(ofNodesLostFor: .seconds(30), limit: 10)
        try expectEqual(ids(try await context.claim(under: limits)), [id], "the rescued job")
    }

    static func suspected(_ context: ConformanceContext) async throws {
        let limits = ClaimLimits(queueConcurrency: 1)
        let id = try await context.insert()
        for _ in 0..<2 {
            _ = try await context.claim(under: limits, node: ConformanceContext.nobody)
            _ = try await context.store.rescueJobs(ofNodesLostFor: .seconds(30), limit: 10)
        }
        _ = try await context.insert()
        let ordinary = try await context.claim(under: limits)
        try expectEqual(ordinary.jobs.count, 1, "the ordinary jobs")
        let held = try await context.claim(under: limits, selection: .suspected)
        try expect(held.jobs.isEmpty && held.isLimited, "a suspected job passed the limit")
        try await context.complete(ordinary.jobs)
        try expectEqual(ids(try await context.claim(under: limits, selection: .suspected)), [id], "the suspected job")
    }

    static func paused(_ context: ConformanceContext) async throws {
        let limits = ClaimLimits(queueConcurrency: 1, kinds: limits(1).kinds)
        _ = try await context.store.insert([JobInsert(kind: "sort"), JobInsert(kind: "sort")])
        _ = try await context.claim(under: limits)
        try await context.store.pause(queue: "default")
        try expectEqual(try await context.claim(under: limits), ClaimResult(), "a claim from the paused queue")
        try await context.store.resume(queue: "default")
        try expect(try await context.claim(under: limits).isLimited, "the limit is forgotten")
    }

    static func queueRace(_ context: ConformanceContext) async throws {
        try await race(context, ClaimLimits(queueConcurrency: 3)) { _ in 3 }
    }

    static func keyRace(_ context: ConformanceContext) async throws {
        try await race(context, limits(2, by: "g")) { _ in 2 }
    }

    /// Has many nodes work jobs of three keys and counts, for each limit, how many run at once: never more than it.
    private static func race(
        _ context: ConformanceContext, _ limits: ClaimLimits, most: @escaping @Sendable (String) -> Int
    ) async throws {
        let count = 150
        _ = try await context.store.insert(
            (0..<count).map { JobInsert(kind: "sort", arguments: #"{"g":\#($0 % 3)}"#) })
        let running = Mutex<[String: Int]>([:])
        let worked = try await ConcurrencyChecks.race(context) { store, number in
            var worked = 0
            while true {
                let claim = try await context.claim(under: limits, 2, from: store, node: "node_\(number)")
                if claim.jobs.isEmpty, !claim.isLimited { return worked }
                let names = claim.jobs.map { limits.kinds.isEmpty ? "" : $0.arguments }
                let excess = running.withLock { running in
                    for name in names { running[name, default: 0] += 1 }
                    return running.first { $0.value > most($0.key) }
                }
                if let excess { throw ConformanceFailure("\(excess.value) run at once of \"\(excess.key)\"") }
                await Task.yield()
                running.withLock { running in for name in names { running[name, default: 0] -= 1 } }
                _ = try await store.finish(claim.jobs.map { JobFinish($0.claim, .completed) })
                worked += claim.jobs.count
            }
        }
        try expectEqual(worked.reduce(0, +), count, "the jobs worked")
    }
}
