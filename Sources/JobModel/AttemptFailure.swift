/// A failed attempt, as far as it matters for what follows.
public struct AttemptFailure: Sendable, Hashable {
    /// What went wrong, in words that may be shown.
    public var error: String
    /// Where, if known; else empty.
    public var trace: String
    /// What the kind's retry hook says to it.
    public var decision: RetryDecision

    /// Creates a failure.
    public init(error: String, trace: String = "", decision: RetryDecision = .usePolicy) {
        self.error = error
        self.trace = trace
        self.decision = decision
    }
}
