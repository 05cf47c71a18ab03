package import JobStore
import PostgresDriver

extension PostgresJobStore {
    package var hasLanes: Bool { true }

    package func openLane(node: String, number: Int) async throws -> (any JobBatchLane)? {
        PostgresBatchLane(
            connection: try work.dedicatedConnection(name: "postgres-lane"),
            notes: BatchNotes(database: postgres, node: node, lane: Int16(clamping: number)), signal: signal)
    }
}
