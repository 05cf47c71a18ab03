public import JobModel

/// What a `TestRunner` did while it drained.
public struct DrainSummary: Sendable, Hashable {
    /// An attempt that did not succeed.
    public struct Failure: Sendable, Hashable {
        /// The job.
        public let job: Int64
        /// Its kind.
        public let kind: JobKind
        /// Which attempt, from 1.
        public let attempt: Int
        /// What was kept as the error.
        public let error: String
        /// Where the job stood afterwards.
        public let state: JobState
    }

    /// Attempts that completed their job.
    public internal(set) var completed = 0
    /// Attempts after which the job was to run again.
    public internal(set) var retried = 0
    /// Attempts that put their job off.
    public internal(set) var snoozed = 0
    /// Attempts that ended with their job cancelled.
    public internal(set) var cancelled = 0
    /// Attempts that ended with their job discarded.
    public internal(set) var discarded = 0
    /// Every attempt with an error, in the order of their ends.
    public internal(set) var failures: [Failure] = []

    /// Every attempt.
    public var attempts: Int { completed + retried + snoozed + cancelled + discarded }

    init() {}
}
