import JobRuntime

/// What a handler does that never ends by itself.
enum Cancellation {
    /// Waits for nothing but the cancellation of the task.
    static func awaited() async throws {
        // A bell that nobody can ring.
        await Doorbell().wait()
        throw CancellationError()
    }
}
