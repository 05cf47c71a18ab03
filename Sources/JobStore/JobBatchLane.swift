public import JobModel
public import JobSQL

/// A connection on which batches of jobs are claimed, run and ended, each batch inside one open transaction: what
/// `claim: transaction` of a queue means.
///
/// Each job costs one version of its row. What a handler writes through the transaction commits with its job's end. If
/// the node dies, or the connection is lost, the whole batch is as if it had never been claimed; its ids were noted
/// outside of the transaction, so that `rescueJobs` counts it as an attempt.
///
/// One task uses a lane at a time. After an error nothing of the batch has happened, and the lane may be used again.
public protocol JobBatchLane: Sendable {
    /// Begins a transaction and claims due jobs in it, as `JobClaiming.claim` does; without any, no transaction is left.
    /// Of jobs that were rescued before, only what the request's selection asks for is claimed.
    ///
    /// Limits over the fleet are not asked: a queue with `claim: transaction` has none.
    func claim(_ request: ClaimRequest) async throws -> [ClaimedJob]

    /// The open transaction, as far as it is one job's.
    func part(of claim: JobClaim) -> any JobBatchPart

    /// Ends attempts and commits. Jobs of the batch that are not named go back untouched.
    /// - Parameter next: what to claim for the next batch, in the same exchange with the store; nil for nothing.
    func commit(
        _ finishes: [JobFinish], next: ClaimRequest?
    ) async throws -> (results: [FinishResult], claimed: [ClaimedJob])

    /// Gives the whole batch back.
    func rollBack() async

    /// Ends the connection.
    func close() async
}

/// One job's part of a batch's transaction. Its blocks are parts of the one transaction: `read` and `transaction` see
/// what was written before.
public protocol JobBatchPart: SQLDatabase {
    /// Says that the handler has returned, or that its time is over: later blocks throw.
    /// - Parameter keeping: false undoes what the handler wrote.
    func end(keeping: Bool) async throws
}
