package import JobStore

extension SQLiteJobStore: QueueControlling {
    package func queues() async throws -> [QueueStatus] {
        try await read { try ControlQueues.list(on: $0) }
    }

    package func announce(queues: [String]) async throws {
        let now = clock.now()
        try await write { try ControlQueues.announce(queues, now: now, on: $0) }
    }

    package func pause(queue: String) async throws {
        let now = clock.now()
        try await write { try ControlQueues.pause(queue, now: now, on: $0) }
    }

    package func resume(queue: String) async throws {
        try await write { try ControlQueues.resume(queue, on: $0) }
        signal.fire()
    }
}
