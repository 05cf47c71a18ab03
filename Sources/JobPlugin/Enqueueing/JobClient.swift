public import JobSQL

/// Enqueues jobs, with the defaults of `jobs.yaml`.
public protocol JobClient: Sendable {
    /// Stores jobs in one transaction, all or none; the results are in the order of the requests.
    /// - Throws: `EnqueueError` if arguments do not fit their kind, or what the store throws.
    func enqueue(_ requests: [JobRequest]) async throws -> [EnqueuedJob]

    /// The same inside an open transaction of the jobs' own database: the jobs exist if it commits.
    func enqueue(_ requests: [JobRequest], in transaction: any SQLTransaction) throws -> [EnqueuedJob]
}

extension JobClient {
    /// Stores one job.
    @discardableResult
    public func enqueue<Handler: JobHandler>(
        _ handler: Handler.Type, _ arguments: Handler.Arguments, options: EnqueueOptions = EnqueueOptions()
    ) async throws -> EnqueuedJob {
        try JobClientAnswer.single(of: try await enqueue([JobRequest(handler, arguments, options: options)]))
    }

    /// Stores one job inside an open transaction.
    @discardableResult
    public func enqueue<Handler: JobHandler>(
        _ handler: Handler.Type, _ arguments: Handler.Arguments, options: EnqueueOptions = EnqueueOptions(),
        in transaction: any SQLTransaction
    ) throws -> EnqueuedJob {
        try JobClientAnswer.single(of: try enqueue([JobRequest(handler, arguments, options: options)], in: transaction))
    }
}
