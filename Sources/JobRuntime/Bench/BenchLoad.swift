/// What stands in the table while a benchmark works.
package struct BenchLoad: Sendable, Hashable {
    /// How many jobs are worked.
    package var jobs: Int
    /// How many jobs are due at the start, at least `jobs`.
    package var backlog: Int
    /// Over how many queues they are spread.
    package var queues: Int
    /// So many scheduled and so many completed jobs stand beside them.
    package var beside: Int

    /// Describes a load.
    /// - Parameter backlog: nil for the jobs that are worked and no more.
    package init(jobs: Int, backlog: Int? = nil, queues: Int = 1, beside: Int = 0) {
        self.jobs = max(1, jobs)
        self.backlog = max(self.jobs, backlog ?? 0)
        self.queues = max(1, queues)
        self.beside = max(0, beside)
    }

    /// Whether more stands in the table than what is worked: then it is filled once for all measurements.
    package var isHeavy: Bool { backlog > jobs || beside > 0 }

    /// The names of the queues.
    var queueNames: [String] {
        queues == 1 ? [BenchJob.queue] : (1...queues).map { "\(BenchJob.queue)_\($0)" }
    }
}
