/// What a node did from start to end.
package struct NodeReport: Sendable, Hashable {
    package var completed = 0
    package var retried = 0
    package var snoozed = 0
    package var cancelled = 0
    package var discarded = 0
    /// Attempts cut off by the stop and given back.
    package var released = 0
    /// Attempts whose claim was no longer current when they ended.
    package var stale = 0
    /// Claims that brought jobs.
    package var claims = 0
    /// Transactions in which ends of attempts were stored.
    package var batches = 0

    package init() {}

    /// Every attempt.
    package var attempts: Int { completed + retried + snoozed + cancelled + discarded + released + stale }
}
