/// Looks at queues and stops and starts them by hand.
public protocol QueueControlling: Sendable {
    /// The queues that nodes have announced or somebody has paused, by name.
    func queues() async throws -> [QueueStatus]

    /// Notes that a node works these queues.
    func announce(queues: [String]) async throws

    /// Stops claims from a queue, known or not, on all nodes; running jobs go on. Pausing twice changes nothing.
    func pause(queue: String) async throws

    /// Lifts a pause made by hand.
    func resume(queue: String) async throws
}
