import JSONTree
package import JobModel
package import JobPlugin
package import JobSQL
package import JobStore
package import JobTime

/// Enqueues jobs with the defaults of the configuration: what handlers, the command line and schedules go through.
package struct ConfiguredClient: JobClient {
    private let store: any JobStore
    private let configuration: ConfigurationBox
    /// The kinds that have a handler, whether the file names them or not.
    private let handlers: [JobKind: HandlerDescription]
    private let now: @Sendable () -> Timestamp

    package init(
        store: any JobStore, configuration: ConfigurationBox, handlers: [JobKind: HandlerDescription],
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.store = store
        self.configuration = configuration
        self.handlers = handlers
        self.now = now
    }

    package func enqueue(_ requests: [JobRequest]) async throws -> [EnqueuedJob] {
        try await store.insert(inserts(for: requests)).map(EnqueuedJob.init)
    }

    package func enqueue(_ requests: [JobRequest], in transaction: any SQLTransaction) throws -> [EnqueuedJob] {
        try store.insert(inserts(for: requests), in: transaction).map(EnqueuedJob.init)
    }

    /// The jobs to store.
    /// - Throws: `EnqueueError` for the first request that breaks a rule.
    package func inserts(for requests: [JobRequest]) throws -> [JobInsert] {
        let resolver = RequestResolver(configuration: configuration.current, handlers: handlers, now: now())
        return try requests.enumerated().map { index, request in
            do throws(RequestResolver.Problem) {
                return try resolver.insert(for: request)
            } catch {
                throw EnqueueError(index: index, message: error.message, help: error.help)
            }
        }
    }
}

extension EnqueuedJob {
    fileprivate init(_ result: InsertResult) {
        self.init(
            id: result.id, kind: result.kind, queue: result.queue, state: result.state,
            scheduledAt: result.scheduledAt, isDuplicate: result.isDuplicate)
    }
}
