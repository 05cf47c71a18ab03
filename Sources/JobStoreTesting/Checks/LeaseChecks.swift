import JobStore
import JobTime

/// What leases promise.
enum LeaseChecks {
    static let all = [
        ConformanceCheck("one node at a time holds a lease", exclusive),
        ConformanceCheck("a lease is prolonged in its own term only", prolong),
        ConformanceCheck("a lease that ran out is anybody's, with a new term", expiry),
        ConformanceCheck("a resigned lease is free at once", resign),
        ConformanceCheck("leases of other names are apart", names),
        ConformanceCheck("a lease is shown as it stands, also when it has run out", find),
        ConformanceCheck("a node that is taken out leaves its leases, and only its own", removal),
    ]

    private static func acquire(
        _ context: ConformanceContext, _ node: String, term: Timestamp? = nil, name: String = Lease.scheduler
    ) async throws -> Lease? {
        try await context.store.acquireLease(name, node: node, term: term, duration: .seconds(10))
    }

    static func exclusive(_ context: ConformanceContext) async throws {
        let now = try await context.store.now()
        guard let lease = try await acquire(context, "node_a") else { throw ConformanceFailure("nobody holds it") }
        try expectEqual(lease.node, "node_a", "the holder")
        try expectEqual(lease.name, Lease.scheduler, "the duty")
        try expect(lease.term >= now, "the term began before the call")
        try expectEqual(lease.expiresAt.since(lease.term), .seconds(10), "its length")
        try expect(try await acquire(context, "node_b") == nil, "two nodes hold it")
        try expect(try await acquire(context, "node_b", term: lease.term) == nil, "a stranger has the holder's term")
    }

    static func prolong(_ context: ConformanceContext) async throws {
        guard let lease = try await acquire(context, "node_a") else { throw ConformanceFailure("nobody holds it") }
        try await context.harness.advance(by: .seconds(6))
        guard let longer = try await acquire(context, "node_a", term: lease.term) else {
            throw ConformanceFailure("the holder could not prolong it")
        }
        try expectEqual(longer.term, lease.term, "the term")
        try expect(longer.expiresAt.since(lease.expiresAt) >= .seconds(6), "too little time was won")
        try await context.harness.advance(by: .seconds(6))
        try expect(try await acquire(context, "node_b") == nil, "a prolonged lease was taken")
        try expect(try await acquire(context, "node_a") == nil, "another process of that name took it")
    }

    static func find(_ context: ConformanceContext) async throws {
        try expect(try await context.store.lease(Lease.scheduler) == nil, "somebody holds it already")
        let lease = try await acquire(context, "node_a")
        try expectEqual(try await context.store.lease(Lease.scheduler), lease, "the lease")
        try expect(try await context.store.lease("other") == nil, "another duty is held, too")
        try await context.harness.advance(by: .seconds(11))
        try expectEqual(try await context.store.lease(Lease.scheduler), lease, "the lease that ran out")
    }

    static func removal(_ context: ConformanceContext) async throws {
        guard try await acquire(context, "node_a") != nil else { throw ConformanceFailure("nobody holds it") }
        try await context.store.remove(node: "node_b")
        try expect(try await acquire(context, "node_c") == nil, "a stranger's removal freed it")
        try await context.store.remove(node: "node_a")
        try expect(try await acquire(context, "node_c") != nil, "the lease of a removed node is still held")
    }

    static func expiry(_ context: ConformanceContext) async throws {
        guard let lease = try await acquire(context, "node_a") else { throw ConformanceFailure("nobody holds it") }
        try await context.harness.advance(by: .seconds(10))
        guard let next = try await acquire(context, "node_b") else {
            throw ConformanceFailure("a lease that ran out could not be taken")
        }
        try expect(next.term > lease.term, "the new term is not later")
        try expect(try await acquire(context, "node_a", term: lease.term) == nil, "the old holder took it back")
        try await context.store.resign(lease)
        try expect(try await acquire(context, "node_c") == nil, "the old holder resigned for the new one")
    }

    static func resign(_ context: ConformanceContext) async throws {
        guard let lease = try await acquire(context, "node_a") else { throw ConformanceFailure("nobody holds it") }
        try await context.store.resign(lease)
        try expectEqual(try await acquire(context, "node_b")?.node, "node_b", "the next holder")
        try await context.store.resign(lease)
        try expect(try await acquire(context, "node_c") == nil, "resigning twice freed the next one's lease")
    }

    static func names(_ context: ConformanceContext) async throws {
        try expect(try await acquire(context, "node_a") != nil, "nobody holds the first")
        try expect(try await acquire(context, "node_b", name: "other") != nil, "nobody holds the second")
    }
}
