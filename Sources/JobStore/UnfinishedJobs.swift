/// How many jobs have not ended.
public struct UnfinishedJobs: Sendable, Hashable {
    /// Those that run.
    public var running: Int
    /// Those that are available, pending, scheduled or retryable.
    public var waiting: Int

    /// Creates a count.
    public init(running: Int, waiting: Int) {
        self.running = running
        self.waiting = waiting
    }
}
