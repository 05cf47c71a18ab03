package import JobStore
package import JobTime

extension SQLiteJobStore: NodeRegistry {
    package func now() async throws -> Timestamp { clock.now() }

    package func heartbeat(_ node: NodeHeartbeat) async throws {
        let now = clock.now()
        try await write { try KeepNodes.heartbeat(node, now: now, on: $0) }
    }

    package func remove(node: String) async throws {
        try await write(interruptible: false) { try KeepNodes.remove(node, on: $0) }
    }

    package func nodes() async throws -> [NodeStatus] {
        try await read { try KeepNodes.list(on: $0) }
    }

    package func rescueJobs(ofNodesLostFor lostAfter: Duration, limit: Int) async throws -> [RescuedJob] {
        guard limit > 0 else { return [] }
        let now = clock.now()
        let rescued = try await write { connection in
            try RescueJobs(now: now, lostBefore: now.advanced(by: .zero - lostAfter)).run(limit: limit, on: connection)
        }
        if !rescued.isEmpty { signal.fire() }
        return rescued
    }

    package func acquireLease(
        _ name: String, node: String, term: Timestamp?, duration: Duration
    ) async throws -> Lease? {
        let now = clock.now()
        return try await write { connection in
            try KeepLeases.acquire(name, node: node, term: term, duration: duration, now: now, on: connection)
        }
    }

    package func resign(_ lease: Lease) async throws {
        try await write(interruptible: false) { try KeepLeases.resign(lease, on: $0) }
    }
}
