/// `unique:` of a job: which jobs count as the same.
public struct UniqueRule: Sendable, Hashable {
    /// Which arguments are in the key.
    public enum Arguments: Sendable, Hashable {
        /// All of them.
        case all
        /// These top-level fields.
        case fields([String])
        /// None: there is one of its kind.
        case none
    }

    /// Which arguments are in the key.
    public var by: Arguments
    /// Whether the queue is.
    public var includesQueue: Bool
    /// Jobs count as the same only within one of these, counted from 0001-01-01T00:00:00Z as River does.
    public var period: Duration?
    /// The states in which a job blocks another one.
    public var states: JobStateSet

    /// Creates a rule.
    public init(
        by: Arguments, includesQueue: Bool = false, period: Duration? = nil,
        states: JobStateSet = .uniqueByDefault
    ) {
        self.by = by
        self.includesQueue = includesQueue
        self.period = period
        self.states = states
    }
}
