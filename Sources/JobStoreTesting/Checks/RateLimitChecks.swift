import JobModel
import JobStore
import JobTime

/// What bounds how many jobs start in a window of time over all nodes.
enum RateLimitChecks {
    static let all = [
        ConformanceCheck("a queue's starts count over all nodes, whether or not they have ended", queue),
        ConformanceCheck("a start is allowed again when the window is over", window),
        ConformanceCheck("a kind's starts count over all queues and hold no other kind", kind),
        ConformanceCheck("a start counts under each limit that it is under", both),
        ConformanceCheck("a changed rate counts the starts so far", changed),
        ConformanceCheck("the starts that count outlive the cleaning", cleaning),
        ConformanceCheck("many claims at once never exceed a rate", race),
    ]

    private static func limits(_ max: Int, per: Duration = .seconds(60)) -> ClaimLimits {
        ClaimLimits(queueRate: RateLimit(max: max, per: per))
    }

    private static func insert(_ count: Int, _ context: ConformanceContext) async throws {
        _ = try await context.store.insert((0..<count).map { _ in JobInsert(kind: "sort") })
    }

    static func queue(_ context: ConformanceContext) async throws {
        try await insert(5, context)
        let first = try await context.claim(under: limits(3), 2)
        try expectEqual(first.jobs.count, 2, "the first node's jobs")
        try expect(!first.isLimited, "a claim that got all it asked for was held")
        try await context.complete(first.jobs)
        try await context.withPeer { peer in
            let second = try await context.claim(under: limits(3), from: peer, node: "node_b")
            try expectEqual(second.jobs.count, 1, "the second node's jobs")
            try expect(second.isLimited, "nothing is said of the limit")
            try expectPause(second, .seconds(60))
            let third = try await context.claim(under: limits(3), from: peer, node: "node_c")
            try expect(third.jobs.isEmpty && third.isLimited, "a third node passed the limit")
            try expectPause(third, .seconds(60))
        }
    }

    static func window(_ context: ConformanceContext) async throws {
        try await insert(9, context)
        let limits = limits(2, per: .seconds(100))
        // Seconds to let pass, and how many may start then.
        for (pause, count) in [(0, 1), (60, 1), (20, 0), (25, 1), (30, 0), (30, 1), (40, 1)] {
            try await context.harness.advance(by: .seconds(pause))
            let claim = try await context.claim(under: limits, pause == 0 || pause == 60 ? 1 : 9)
            try expectEqual(claim.jobs.count, count, "the starts \(pause) s later")
        }
        let held = try await context.claim(under: limits)
        guard let pause = held.retryAfter else { throw ConformanceFailure("there is no time to wait") }
        try expect(pause > .zero && pause <= .seconds(60), "the time to wait: \(pause)")
        try await context.harness.advance(by: pause)
        try expectEqual(try await context.claim(under: limits).jobs.count, 1, "the starts after the time to wait")
    }

    static func kind(_ context: ConformanceContext) async throws {
        let limits = ClaimLimits(kinds: ["sort": KindLimits(rate: RateLimit(max: 2, per: .seconds(60)))])
        _ = try await context.insert(JobInsert(kind: "sort", queue: "other"))
        try await insert(3, context)
        let mail = try await context.insert(JobInsert(kind: "mail"))
        try expectEqual(try await context.claim(under: limits, queue: "other").jobs.count, 1, "the other queue's jobs")
        let claim = try await context.claim(under: limits)
        try expectEqual(claim.jobs.map(\.kind), ["sort", "mail"], "the claimed kinds")
        try expectEqual(claim.jobs.last?.claim.id, mail, "the job of the other kind")
        try expectPause(claim, .seconds(60))
        try await context.complete(claim.jobs)
        let held = try await context.claim(under: limits)
        try expect(held.jobs.isEmpty && held.isLimited, "the limit forgot what has ended")
        try await context.harness.advance(by: .seconds(60))
        try expectEqual(try await context.claim(under: limits).jobs.count, 2, "the starts in the next window")
    }

    static func both(_ context: ConformanceContext) async throws {
        try await insert(4, context)
        var limits = limits(3)
        limits.kinds = ["sort": KindLimits(rate: RateLimit(max: 2, per: .seconds(60)))]
        try expectEqual(try await context.claim(under: limits).jobs.count, 2, "the starts of the kind")
        limits.kinds = [:]
        try expectEqual(try await context.claim(under: limits).jobs.count, 1, "the further ones of the queue")
    }

    static func changed(_ context: ConformanceContext) async throws {
        try await insert(9, context)
        try expectEqual(try await context.claim(under: limits(1)).jobs.count, 1, "the first starts")
        try expectEqual(try await context.claim(under: limits(4)).jobs.count, 3, "the starts that a higher limit adds")
        try expectEqual(try await context.claim(under: limits(2)).jobs.count, 0, "the starts under a lower limit")
        try await context.harness.advance(by: .seconds(20))
        let shorter = try await context.claim(under: limits(4, per: .seconds(10)))
        try expectEqual(shorter.jobs.count, 4, "the starts in a shorter window")
        try expectEqual(try await context.claim(under: .none).jobs.count, 1, "the starts without a limit")
    }

    static func cleaning(_ context: ConformanceContext) async throws {
        try await insert(4, context)
        _ = try await context.claim(under: limits(2))
        try await context.harness.advance(by: .seconds(30))
        _ = try await context.store.clean(RetentionRules(), limit: 10)
        try expect(try await context.claim(under: limits(2)).jobs.isEmpty, "the cleaning took starts that count")
        try await context.harness.advance(by: .seconds(31))
        _ = try await context.store.clean(RetentionRules(), limit: 10)
        try expectEqual(try await context.claim(under: limits(2)).jobs.count, 2, "the starts in the next window")
    }

    static func race(_ context: ConformanceContext) async throws {
        try await insert(60, context)
        var limits = limits(30, per: .seconds(3_600))
        limits.kinds = ["sort": KindLimits(rate: RateLimit(max: 20, per: .seconds(3_600)))]
        let started = try await ConcurrencyChecks.race(context) { [limits] store, number in
            var started = 0
            while true {
                let claim = try await context.claim(under: limits, 3, from: store, node: "node_\(number)")
                guard !claim.jobs.isEmpty else { return started }
                _ = try await store.finish(claim.jobs.map { JobFinish($0.claim, .completed) })
                started += claim.jobs.count
            }
        }
        try expectEqual(started.reduce(0, +), 20, "the starts")
    }

    private static func expectPause(_ claim: ClaimResult, _ most: Duration) throws {
        guard let pause = claim.retryAfter else { throw ConformanceFailure("there is no time to wait") }
        try expect(pause > .zero && pause <= most, "the time to wait: \(pause)")
    }
}
