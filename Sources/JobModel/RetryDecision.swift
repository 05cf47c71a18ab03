/// What follows a failed attempt.
public enum RetryDecision: Sendable, Hashable {
    /// As the kind's retry policy says.
    case usePolicy
    /// Again after the delay, if an attempt is left.
    case retry(after: Duration)
    /// No further attempt.
    case discard(reason: String)
    /// No further attempt, and not as a failure.
    case cancel(reason: String)
}
