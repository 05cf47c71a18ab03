/// Where a job stands. Names and meaning are River's.
public enum JobState: String, Sendable, Hashable, CaseIterable, Codable {
    /// May be claimed once `scheduled_at` has come.
    case available
    /// Ended by request, before or while it ran.
    case cancelled
    /// Ended with success.
    case completed
    /// Ended without success; no further attempt.
    case discarded
    /// Held by its creator; nothing moves it automatically.
    case pending
    /// Failed, waiting for its next attempt.
    case retryable
    /// Claimed by a node.
    case running
    /// Waiting for its time.
    case scheduled

    /// Whether the job has ended: exactly then it has a `finalized_at`.
    public var isFinal: Bool {
        switch self {
        case .cancelled, .completed, .discarded: true
        case .available, .pending, .retryable, .running, .scheduled: false
        }
    }
}
