import JobModel
import JobStore

/// What many tasks and processes at once do not break.
enum ConcurrencyChecks {
    static let all = [
        ConformanceCheck("many claims at once give each job once", claims),
        ConformanceCheck("many inserts of one key store one job", uniqueInserts),
        ConformanceCheck("many leaders fire a slot once", slots),
        ConformanceCheck("many leaders apply a page once", pages),
        ConformanceCheck("many nodes take a lease once", leases),
        ConformanceCheck("many rescuers rescue a job once", rescues),
    ]

    /// Runs a body at once on the store and on a peer of it.
    static func race<Value: Sendable>(
        _ context: ConformanceContext, _ count: Int = 8,
        _ body: @escaping @Sendable (any JobStore, Int) async throws -> Value
    ) async throws -> [Value] {
        let peer = try await context.harness.makePeer(of: context.store)
        let values = try await withThrowingTaskGroup(of: Value.self) { group in
            for number in 0..<count {
                let store = number.isMultiple(of: 2) ? context.store : peer
                group.addTask { try await body(store, number) }
            }
            var values: [Value] = []
            for try await value in group { values.append(value) }
            return values
        }
        if peer as AnyObject !== context.store as AnyObject { await peer.close() }
        return values
    }

    static func claims(_ context: ConformanceContext) async throws {
        let ids = try await context.store.insert((0..<600).map { _ in JobInsert(kind: "sort") }).map(\.id)
        let claimed = try await race(context) { store, number in
            var claimed: [Int64] = []
            while true {
                let jobs = try await store.claim(
                    ClaimRequest(queue: "default", limit: 7, kinds: ["sort"], node: "node_\(number)")
                ).jobs
                guard !jobs.isEmpty else { return claimed }
                claimed += jobs.map(\.claim.id)
                let results = try await store.finish(jobs.map { JobFinish($0.claim, .completed) })
                try expect(results.allSatisfy { $0 == .applied(.completed) }, "an attempt could not be ended")
            }
        }
        try expectEqual(claimed.joined().sorted(), ids, "the claimed jobs")
        try expectEqual(
            try await context.store.counts(),
            [JobCount(queue: "default", kind: "sort", state: .completed, count: 600)], "the counts")
    }

    static func uniqueInserts(_ context: ConformanceContext) async throws {
        let results = try await race(context) { store, _ in
            try await store.insert([context.unique(1), context.unique(2)])
        }
        let stored = results.joined().filter { !$0.isDuplicate }
        try expectEqual(stored.count, 2, "the stored jobs")
        try expectEqual(Set(results.joined().map(\.id)).count, 2, "the holders")
    }

    static func slots(_ context: ConformanceContext) async throws {
        let fire = SlotFire(slot: context.slot(0), job: context.scheduled(), lease: nil)
        let results = try await race(context) { store, _ in try await store.fire(fire) }
        try expectEqual(results.filter { $0 != .alreadyServed }.count, 1, "those that fired it")
        try expectEqual(try await context.jobCount(), 1, "the stored jobs")
    }

    static func pages(_ context: ConformanceContext) async throws {
        let members = (1...20).map {
            SlotPage.Member(subject: "\($0)", zone: "", job: context.scheduled(subject: "\($0)"))
        }
        let page = SlotPage(
            slot: context.slot(0), members: members, after: nil, last: "20", isLast: false, lease: nil)
        let results = try await race(context) { store, _ in try await store.fire(page) }
        let applied = SlotPageResult.fired(SlotPageCounts(jobs: 20), after: "20")
        try expectEqual(results.filter { $0 == applied }.count, 1, "those that applied it")
        try expectEqual(try await context.jobCount(), 20, "the stored jobs")
    }

    static func leases(_ context: ConformanceContext) async throws {
        let results = try await race(context) { store, number in
            try await store.acquireLease(
                Lease.scheduler, node: "node_\(number)", term: nil, duration: .seconds(10))
        }
        try expectEqual(results.compactMap(\.self).count, 1, "the holders")
    }

    static func rescues(_ context: ConformanceContext) async throws {
        _ = try await context.store.insert((0..<20).map { _ in JobInsert(kind: "sort") })
        _ = try await context.claim(20, node: ConformanceContext.nobody)
        let results = try await race(context) { store, _ in
            try await store.rescueJobs(ofNodesLostFor: .seconds(30), limit: 3)
        }
        let rescued = results.joined().map(\.id)
        try expectEqual(Set(rescued).count, rescued.count, "the jobs rescued once")
        try expectEqual(rescued.count, 20, "the jobs rescued")
    }
}
