/// How one node differs from another of the same configuration.
package struct NodeOptions: Sendable {
    /// Only these queues; nil for all.
    package var queues: [String]?
    /// Ends when nothing is left to do.
    package var untilIdle: Bool
    /// Ends `untilIdle` at the latest after this long without a job ended.
    package var idleTimeout: Duration?
    /// Whether it may fire schedules.
    package var firesSchedules: Bool
    /// How long an idle node waits at most until it looks again.
    package var pollInterval: Duration
    /// How many threads run handlers at once, as far as those do not wait.
    package var parallelism: Int

    package init(
        queues: [String]? = nil, untilIdle: Bool = false, idleTimeout: Duration? = nil, firesSchedules: Bool = true,
        pollInterval: Duration = .seconds(1), parallelism: Int = Processors.count
    ) {
        self.queues = queues
        self.untilIdle = untilIdle
        self.idleTimeout = idleTimeout
        self.firesSchedules = firesSchedules
        self.pollInterval = pollInterval
        self.parallelism = max(1, parallelism)
    }
}
