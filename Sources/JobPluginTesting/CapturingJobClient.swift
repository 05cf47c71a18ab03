import JSONTree
public import JobPlugin
public import JobSQL
public import JobTime
import Synchronization

/// A client that stores nothing and remembers what was enqueued.
public final class CapturingJobClient: JobClient {
    private let captured = Mutex<[JobRequest]>([])
    private let now: @Sendable () -> Timestamp

    /// Creates a client.
    /// - Parameter now: The wall clock, for jobs with a delay.
    public init(now: @escaping @Sendable () -> Timestamp = { Timestamp(seconds: 1_767_225_600) }) {
        self.now = now
    }

    /// Everything enqueued so far, in order.
    public var requests: [JobRequest] { captured.withLock { $0 } }

    /// Remembers the requests; none of them is ever a duplicate.
    /// - Throws: `EnqueueError` if arguments are not a JSON object, and then remembers nothing.
    public func enqueue(_ requests: [JobRequest]) async throws -> [EnqueuedJob] {
        try capture(requests)
    }

    /// Remembers the requests, whatever becomes of the transaction.
    /// - Throws: `EnqueueError` if arguments are not a JSON object, and then remembers nothing.
    public func enqueue(_ requests: [JobRequest], in transaction: any SQLTransaction) throws -> [EnqueuedJob] {
        try capture(requests)
    }

    /// The arguments of all enqueued jobs of a handler's kind, in order.
    /// - Throws: `DecodingError` if arguments do not fit the handler.
    public func enqueued<Handler: JobHandler>(_ handler: Handler.Type) throws -> [Handler.Arguments] {
        try requests.filter { $0.kind == Handler.kind }
            .map { try ArgumentCoding.decode(Handler.Arguments.self, from: $0.arguments) }
    }

    /// The first enqueued job of a handler's kind whose arguments satisfy a condition.
    /// - Throws: `NotEnqueuedError` if there is none.
    @discardableResult
    public func assertEnqueued<Handler: JobHandler>(
        _ handler: Handler.Type, where condition: (Handler.Arguments) throws -> Bool = { _ in true }
    ) throws -> Handler.Arguments {
        let candidates = try enqueued(handler)
        guard let match = try candidates.first(where: condition) else {
            throw NotEnqueuedError(
                kind: Handler.kind, ofKind: candidates.count, others: requests.count - candidates.count)
        }
        return match
    }

    private func capture(_ requests: [JobRequest]) throws -> [EnqueuedJob] {
        for (index, request) in requests.enumerated() {
            guard let value = try? JSONValue(parsing: request.arguments), value.object != nil else {
                throw EnqueueError(index: index, message: "the arguments of '\(request.kind)' are not a JSON object")
            }
        }
        let first = captured.withLock { captured in
            captured += requests
            return captured.count - requests.count
        }
        return requests.enumerated().map { index, request in answer(to: request, id: Int64(first + index + 1)) }
    }

    private func answer(to request: JobRequest, id: Int64) -> EnqueuedJob {
        let options = request.options
        let isScheduled = options.scheduledAt != nil || options.delay.map { $0 > .zero } ?? false
        return EnqueuedJob(
            id: id, kind: request.kind, queue: options.queue ?? "default", state: isScheduled ? .scheduled : .available,
            scheduledAt: options.scheduledAt ?? now().advanced(by: options.delay ?? .zero), isDuplicate: false)
    }
}
