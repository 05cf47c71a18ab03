package import JobTime

/// What a plan's jobs mean for one queue.
package struct QueueLoad: Sendable, Hashable {
    /// Where an assumed duration comes from.
    package enum DurationSource: String, Sendable, Hashable {
        /// The longest that the jobs may take.
        case timeout
        /// What jobs of the same kinds took lately.
        case history
        /// The one for some kinds, the other for those that have no history.
        case mixed
    }

    package var queue: String
    /// Jobs at once over all nodes.
    package var capacity: Int
    /// Most jobs waiting or running at one time; nil if counts are unknown.
    package var peak: Int?
    package var peakAt: Timestamp?
    /// When the queue is empty again after its peak.
    package var drainedAt: Timestamp?
    /// What one job is taken to last.
    package var duration: Duration
    package var durationSource: DurationSource
    /// How many jobs that history looked at.
    package var historyJobs: Int

    package init(
        queue: String, capacity: Int, peak: Int?, peakAt: Timestamp?, drainedAt: Timestamp?, duration: Duration,
        durationSource: DurationSource, historyJobs: Int = 0
    ) {
        self.queue = queue
        self.capacity = capacity
        self.peak = peak
        self.peakAt = peakAt
        self.drainedAt = drainedAt
        self.duration = duration
        self.durationSource = durationSource
        self.historyJobs = historyJobs
    }
}
