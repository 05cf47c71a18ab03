public import JobModel

/// Takes jobs out to be worked and puts their ends back.
public protocol JobClaiming: Sendable {
    /// Claims due jobs of one queue, in the order of priority, due time and id. A paused queue gives none.
    ///
    /// Rows of kinds that the request does not name stay untouched.
    func claim(_ request: ClaimRequest) async throws -> [ClaimedJob]

    /// Ends attempts in one transaction. The results are in the order of the requests; `.stale` means that the
    /// claim was no longer current, and nothing changed.
    ///
    /// A job that somebody asked to cancel ends `cancelled` instead of waiting for a further attempt.
    func finish(_ finishes: [JobFinish]) async throws -> [FinishResult]

    /// Of the given running jobs, those that somebody asked to cancel.
    func cancellationRequests(among ids: [Int64]) async throws -> [Int64]

    /// Waits until something may have changed that makes a claim worthwhile, or the time is over.
    ///
    /// A hint and no promise: it may return early, and callers look again from time to time.
    func waitForChange(atMost duration: Duration) async throws

    /// Of the given queues and kinds, how much there is now and when the next job is due; what an idle node needs.
    func backlog(queues: [String], kinds: [JobKind]) async throws -> Backlog
}
