public import JobModel

/// How long the latest completed jobs of one kind ran.
public struct KindRunTime: Sendable, Hashable {
    /// The kind.
    public var kind: JobKind
    /// The mean of their last attempts, from claim to completion.
    public var mean: Duration
    /// How many jobs were looked at.
    public var jobs: Int

    /// Creates a mean.
    public init(kind: JobKind, mean: Duration, jobs: Int) {
        self.kind = kind
        self.mean = mean
        self.jobs = jobs
    }
}
