public import JobTime

/// One failed attempt, as kept with the job.
public struct AttemptError: Sendable, Hashable {
    /// When the attempt began, or when a lost job was rescued.
    public var at: Timestamp
    /// Which attempt failed, from 1.
    public var attempt: Int
    /// What went wrong.
    public var error: String
    /// Where, if known; else empty.
    public var trace: String

    /// Creates an entry.
    public init(at: Timestamp, attempt: Int, error: String, trace: String = "") {
        self.at = at
        self.attempt = attempt
        self.error = error
        self.trace = trace
    }
}
