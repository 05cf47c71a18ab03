package import JobStore

extension SQLiteJobStore: QueueControlling {
    package func queues() async throws -> [QueueStatus] {
        try await read { try ControlQueues.list(on: $0) }
    }

    package func announce(queues: [String]) async throws {
        try await write { try ControlQueues.announce(queues, now: $1, on: $0) }
    }

    package func pause(queue: String) async throws {
        try await write { try ControlQueues.pause(queue, now: $1, on: $0) }
    }

    package func resume(queue: String) async throws {
        try await write { connection, _ in try ControlQueues.resume(queue, on: connection) }
        signal.fire()
    }
}
