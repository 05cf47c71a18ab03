public import JobTime

/// What is to come, for a node that has nothing to do at the moment.
public struct Outlook: Sendable, Hashable {
    /// The store's present when it looked: only with it do the times below say how long it is until then.
    public var now: Timestamp
    /// Whether a due job is suspected of ending its process.
    public var isSuspectDue: Bool
    /// When the next `available` job of the queues is due, of whatever kind.
    public var nextDue: Timestamp?
    /// When the next `scheduled` or `retryable` job of any queue is due to be promoted; may have passed.
    public var nextPromotion: Timestamp?

    /// Creates an outlook.
    public init(
        now: Timestamp, isSuspectDue: Bool = false, nextDue: Timestamp? = nil, nextPromotion: Timestamp? = nil
    ) {
        self.now = now
        self.isSuspectDue = isSuspectDue
        self.nextDue = nextDue
        self.nextPromotion = nextPromotion
    }
}
