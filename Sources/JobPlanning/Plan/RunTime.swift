/// What jobs of one kind took lately.
package struct RunTime: Sendable, Hashable {
    package var mean: Duration
    /// How many jobs it is the mean of.
    package var jobs: Int

    package init(mean: Duration, jobs: Int) {
        self.mean = mean
        self.jobs = jobs
    }
}
