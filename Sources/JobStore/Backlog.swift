public import JobTime

/// How much there is to do.
public struct Backlog: Sendable, Hashable {
    /// Jobs that could be claimed now or after the next promotion; those of paused queues cannot.
    public var due: Int
    /// Jobs running on any node.
    public var running: Int
    /// Jobs `available` or `retryable` with a time still to come.
    public var waiting: Int
    /// Jobs `scheduled` for a time still to come.
    public var scheduled: Int
    /// Of the due ones, those suspected of ending their process.
    public var suspected: Int
    /// When the earliest of the waiting and scheduled ones is due.
    public var nextDue: Timestamp?

    /// Creates a backlog.
    public init(
        due: Int = 0, running: Int = 0, waiting: Int = 0, scheduled: Int = 0, suspected: Int = 0,
        nextDue: Timestamp? = nil
    ) {
        self.due = due
        self.running = running
        self.waiting = waiting
        self.scheduled = scheduled
        self.suspected = suspected
        self.nextDue = nextDue
    }
}
