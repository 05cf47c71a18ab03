import JobModel

/// An attempt under way in this node.
final class RunningAttempt: Sendable {
    let job: ClaimedJob
    let control = AttemptControl()
    /// By uptime, as all times here.
    let startedAt: Duration
    let timeout: Duration

    init(_ job: ClaimedJob, startedAt: Duration, timeout: Duration) {
        self.job = job
        self.startedAt = startedAt
        self.timeout = timeout
    }

    /// When its time is over.
    var deadline: Duration { startedAt + timeout }
}
