package import JobStore
package import JobTime

extension SQLiteJobStore: NodeRegistry {
    package func now() async throws -> Timestamp { clock.now() }

    package func heartbeat(_ node: NodeHeartbeat) async throws {
        try await write { try KeepNodes.heartbeat(node, now: $1, on: $0) }
    }

    package func remove(node: String) async throws {
        try await write(interruptible: false) { connection, _ in try KeepNodes.remove(node, on: connection) }
    }

    package func nodes() async throws -> [NodeStatus] {
        try await read { try KeepNodes.list(on: $0) }
    }

    package func rescueJobs(ofNodesLostFor lostAfter: Duration, limit: Int) async throws -> [RescuedJob] {
        guard limit > 0 else { return [] }
        let rescued = try await write { connection, now in
            try RescueJobs(now: now, lostBefore: now.advanced(by: .zero - lostAfter)).run(limit: limit, on: connection)
        }
        if !rescued.isEmpty { signal.fire() }
        return rescued
    }

    package func acquireLease(
        _ name: String, node: String, term: Timestamp?, duration: Duration
    ) async throws -> Lease? {
        return try await write { connection, now in
            try KeepLeases.acquire(name, node: node, term: term, duration: duration, now: now, on: connection)
        }
    }

    package func lease(_ name: String) async throws -> Lease? {
        try await read { try KeepLeases.find(name, on: $0) }
    }

    package func resign(_ lease: Lease) async throws {
        try await write(interruptible: false) { connection, _ in try KeepLeases.resign(lease, on: connection) }
    }
}
