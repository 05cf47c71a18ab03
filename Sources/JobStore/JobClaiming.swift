public import JobModel

/// Takes jobs out to be worked and puts their ends back.
public protocol JobClaiming: Sendable {
    /// Claims due jobs of one queue, in the order of priority, due time and id. A paused queue gives none.
    ///
    /// Rows of kinds that the request does not name stay untouched. Behind more than 1,000 of them in front of a
    /// queue, a claim may begin there for up to 10 s before it looks from the front again. Behind a backlog a claim of
    /// 100 or more may begin where the last one ended, for up to 200 ms (`ClaimFront`).
    ///
    /// The request's limits hold however many nodes claim at once. Jobs that they hold are passed over: of a kind with
    /// free and taken keys up to 1,000 (`ClaimAdmission.patience`); behind those its jobs count as of unknown kind.
    func claim(_ request: ClaimRequest) async throws -> ClaimResult

    /// Claims of several queues, a request for each; the results are in the order of the requests.
    ///
    /// A store at a distance does it in one step if the requests differ only in queue and limit, and nothing else bounds
    /// them.
    func claim(_ requests: [ClaimRequest]) async throws -> [ClaimResult]

    /// Of some queues those that may have due jobs. One too many costs a claim; one too few would make its jobs wait.
    func queuesDue(among queues: [String]) async throws -> Set<String>

    /// Ends attempts in one transaction. The results are in the order of the requests; `.stale` means that the
    /// claim was no longer current, and nothing changed.
    ///
    /// A job that somebody asked to cancel ends `cancelled` instead of waiting for a further attempt, and one whose
    /// attempts are used up ends `discarded` instead of being retried. NUL characters in errors become U+FFFD.
    ///
    /// A completed job that is not kept is deleted. If it is no longer there, the answer to an earlier call was lost, so that
    /// is applied too, and never stale: whether it was this very claim that deleted it, nobody can tell any more.
    /// - Throws: `StoreError.Code.invalid` for metadata that are no JSON object; then nothing of the batch is ended.
    func finish(_ finishes: [JobFinish]) async throws -> [FinishResult]

    /// Gives back what a claim of a node took whose answer never came: the row says that the node runs it, and nobody does.
    /// As with `release`, the attempt does not count.
    /// - Parameter ids: the jobs that the node knows it has; no claim of it is under way.
    /// - Returns: How many there were.
    func giveBackClaims(of node: String, except ids: [Int64]) async throws -> Int

    /// A connection for batches inside a transaction; nil where the engine has no such thing and rows are claimed.
    /// - Parameters:
    ///   - node: whose it is.
    ///   - number: tells the lanes of one node apart, from 0.
    func openLane(node: String, number: Int) async throws -> (any JobBatchLane)?

    /// Whether there are such lanes.
    var hasLanes: Bool { get }

    /// Of the given running jobs, those that somebody asked to cancel.
    func cancellationRequests(among ids: [Int64]) async throws -> [Int64]

    /// The ids of jobs that somebody asks to cancel, as soon as they are heard of, in a stream of the caller's own; nil
    /// where nobody tells and one has to look. Some may be missed, so one looks all the same.
    func cancellationNews() -> AsyncStream<Int64>?

    /// Waits until something may have changed that makes a claim worthwhile, or the time is over.
    ///
    /// A hint and no promise: it may return early, and callers look again from time to time. A change since the
    /// wait before ends it at once.
    /// - Throws: `CancellationError` when its task is cancelled.
    func waitForChange(atMost duration: Duration) async throws

    /// Of the given queues and kinds, how much there is now and when the next job is due; what an idle node needs.
    func backlog(queues: [String], kinds: [JobKind]) async throws -> Backlog

    /// The same as far as an idle node must know it again and again: never counts, however long the queues are.
    func outlook(queues: [String], kinds: [JobKind]) async throws -> Outlook
}

extension JobClaiming {
    /// One after the other.
    public func claim(_ requests: [ClaimRequest]) async throws -> [ClaimResult] {
        var results: [ClaimResult] = []
        for request in requests { results.append(try await claim(request)) }
        return results
    }

    /// None: a claim without an answer took nothing.
    public func giveBackClaims(of node: String, except ids: [Int64]) async throws -> Int { 0 }

    /// None.
    public func cancellationNews() -> AsyncStream<Int64>? { nil }

    /// None.
    public var hasLanes: Bool { false }

    /// All of them: for a store in the process a claim is as cheap as the question.
    public func queuesDue(among queues: [String]) async throws -> Set<String> { Set(queues) }

    /// None.
    public func openLane(node: String, number: Int) async throws -> (any JobBatchLane)? { nil }
}
