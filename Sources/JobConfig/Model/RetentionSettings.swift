/// `retention:` How long ended jobs are kept, for the whole file, a queue or a job; nil says nothing.
package struct RetentionSettings: Sendable {
    package var completed: Marked<Duration>?
    package var discarded: Marked<Duration>?
    package var cancelled: Marked<Duration>?
    /// Only at the top level: how long the schedules' ledger is kept.
    package var ledger: Marked<Duration>?

    package init(
        completed: Marked<Duration>? = nil, discarded: Marked<Duration>? = nil, cancelled: Marked<Duration>? = nil,
        ledger: Marked<Duration>? = nil
    ) {
        self.completed = completed
        self.discarded = discarded
        self.cancelled = cancelled
        self.ledger = ledger
    }
}
