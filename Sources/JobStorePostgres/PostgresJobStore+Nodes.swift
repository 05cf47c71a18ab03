package import JobStore
package import JobTime
import PostgresDriver

extension PostgresJobStore: NodeRegistry {
    package func now() async throws -> Timestamp {
        try await run { try $0.run("SELECT clock_timestamp()").timestamp(0, 0) }
    }

    package func heartbeat(_ node: NodeHeartbeat) async throws {
        try await run { try KeepNodes.heartbeat(node, on: $0) }
    }

    package func remove(node: String) async throws {
        try await run(interruptible: false) { try KeepNodes.remove(node, on: $0) }
    }

    package func nodes() async throws -> [NodeStatus] {
        try await run { try KeepNodes.list(on: $0) }
    }

    package func rescueJobs(ofNodesLostFor lostAfter: Duration, limit: Int) async throws -> [RescuedJob] {
        guard limit > 0 else { return [] }
        let rescued = try await run { connection in
            try CountNotedJobs(lostAfter: lostAfter).run(on: connection)
                + RescueJobs(lostAfter: lostAfter).run(limit: limit, on: connection)
        }
        if !rescued.isEmpty { signal.fire() }
        return rescued
    }

    package func acquireLease(
        _ name: String, node: String, term: Timestamp?, duration: Duration
    ) async throws -> Lease? {
        try await run {
            try KeepLeases.acquire(name, node: node, term: term, duration: duration, on: $0)
        }
    }

    package func lease(_ name: String) async throws -> Lease? {
        try await run { try KeepLeases.find(name, on: $0) }
    }

    package func resign(_ lease: Lease) async throws {
        try await run(interruptible: false) { try KeepLeases.resign(lease, on: $0) }
    }
}
