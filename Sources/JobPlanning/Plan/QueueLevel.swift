package import JobTime

/// How many jobs wait or run at one moment; a fraction, for a forecast knows no single jobs.
package struct QueueLevel: Sendable, Hashable {
    package var at: Timestamp
    package var jobs: Double

    package init(at: Timestamp, jobs: Double) {
        self.at = at
        self.jobs = jobs
    }
}
