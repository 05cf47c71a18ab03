/// How a handler's run ends, when it does not throw.
public enum JobOutcome: Sendable, Hashable {
    /// The work is done.
    case completed
    /// Not yet: run again after the delay. The attempt is given back and nothing counts as a failure.
    case snoozed(for: Duration)
    /// There is no sense in it any more; the reason is kept.
    case cancelled(reason: String)
    /// It can never succeed; the reason is kept, and no further attempt follows.
    case discarded(reason: String)
}
