/// How an attempt ends. The store applies it only while the claim is current, and computes every time itself.
public struct JobFinish: Sendable, Hashable {
    /// The end of an attempt.
    public enum Outcome: Sendable, Hashable {
        /// Success.
        case completed
        /// Failure with a further attempt after the delay: `retryable`, or `available` for at most 5 s.
        case retry(after: Duration, error: String, trace: String = "")
        /// No failure: again after the delay, the attempt given back; `scheduled`, or `available` for at most 5 s.
        case snooze(Duration)
        /// Cut off by a stop: available at once, the attempt given back, no error kept.
        case release
        /// Failure without a further attempt.
        case discard(error: String, trace: String = "")
        /// Ended by request or by the handler.
        case cancel(error: String)
    }

    /// Which attempt.
    public var claim: JobClaim
    /// How it ends.
    public var outcome: Outcome
    /// The text of a JSON object, merged shallowly into the job's metadata; nil changes nothing.
    public var metadata: String?
    /// Whether the row of a completed job stays; if not, the job is deleted with its completion. Every other end keeps it.
    public var isKept: Bool

    /// Creates the end of an attempt.
    public init(_ claim: JobClaim, _ outcome: Outcome, metadata: String? = nil, isKept: Bool = true) {
        self.claim = claim
        self.outcome = outcome
        self.metadata = metadata
        self.isKept = isKept
    }

    /// Whether it deletes the job.
    public var isDeletion: Bool { !isKept && outcome == .completed }

    /// Delays up to this are stored as `available` with a time in the near future, as River does, so that
    /// no promotion pass is needed for them.
    public static let shortDelay: Duration = .seconds(5)
}
