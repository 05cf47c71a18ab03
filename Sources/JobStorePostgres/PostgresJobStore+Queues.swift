package import JobStore
import PostgresDriver

extension PostgresJobStore: QueueControlling {
    package func queues() async throws -> [QueueStatus] {
        try await run { try ControlQueues.list(on: $0) }
    }

    package func announce(queues: [String]) async throws {
        guard !queues.isEmpty else { return }
        try await run { try ControlQueues.announce(queues, on: $0) }
    }

    package func pause(queue: String) async throws {
        try await run { try ControlQueues.pause(queue, on: $0) }
    }

    package func resume(queue: String) async throws {
        try await run { try ControlQueues.resume(queue, on: $0) }
        signal.fire()
    }
}
