public import JobPlugin

/// What one attempt under a `JobProbe` did, and what would follow.
public struct ProbeRecord: Sendable {
    /// What the handler returned; nil if it failed.
    public let outcome: JobOutcome?
    /// Why it failed: what it threw, `JobTimeoutError` or `ArgumentDecodingError`; nil if it did not.
    public let error: (any Error)?
    /// What its retry hook says to the error; nil if it was not asked.
    public let decision: RetryDecision?
    /// What the store would be told, with delays without jitter.
    public let finish: JobFinish.Outcome
    /// What it enqueued, in order.
    public let enqueued: [JobRequest]
    /// What a node would not put up with, or nil: arguments that are not the same after being stored, say.
    public let refusal: String?
}
