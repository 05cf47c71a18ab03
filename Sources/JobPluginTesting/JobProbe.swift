import JSONTree
public import JobPlugin
public import JobSQL
import JobTime
import Logging

/// Runs single attempts of a handler as a node would, without a store and without waiting.
///
/// Arguments go through JSON and back, the timeout runs on a `ManualClock`, and the record says what would follow.
/// ```swift
/// let record = await JobProbe(SendReceipt(mailer: mailer)).perform(.init(orderID: 7, email: "a@example.org"))
/// #expect(record.decision == .retry(after: .seconds(90)))
/// ```
public struct JobProbe<Handler: JobHandler>: Sendable {
    /// Times the handler out and tells the wall time.
    public let clock: ManualClock
    /// Takes what the handler enqueues.
    public let client: CapturingJobClient
    private let database: any SQLDatabase
    private let handler: Handler
    private let middleware: [any JobMiddleware]
    private let policy: RetryPolicy

    /// Creates a probe.
    /// - Parameters:
    ///   - clock: Advance it to have a handler time out.
    ///   - client: Give one to see what several attempts enqueued together.
    ///   - database: What the handler finds in its context.
    ///   - policy: Decides where the retry hook does not.
    ///   - middleware: Runs round the handler, the first outermost.
    public init(
        _ handler: Handler, clock: ManualClock = ManualClock(), client: CapturingJobClient? = nil,
        database: any SQLDatabase = AbsentDatabase(), policy: RetryPolicy = .river, middleware: [any JobMiddleware] = []
    ) {
        self.handler = handler
        self.clock = clock
        self.client = client ?? CapturingJobClient(now: clock.wall)
        self.database = database
        self.policy = policy
        self.middleware = middleware
    }

    /// Runs one attempt and waits for the handler to return, even if its time is over.
    ///
    /// - Parameters:
    ///   - attempt: From 1.
    ///   - maxAttempts: Counts every run; the policy's if nil.
    ///   - failures: How many attempts failed before; all of them if nil.
    ///   - timeout: Counted on `clock`; nil for none.
    public func perform(
        _ arguments: Handler.Arguments, attempt: Int = 1, maxAttempts: Int? = nil, failures: Int? = nil,
        timeout: Duration? = nil, queue: String = "default", priority: Int = 1, tags: [String] = [],
        metadata: String = "{}"
    ) async -> ProbeRecord {
        let enqueuedBefore = client.requests.count
        let rules = AttemptRules(
            attempt: attempt, maxAttempts: maxAttempts ?? policy.maxAttempts, failures: failures ?? max(0, attempt - 1),
            backoff: policy.backoff)
        let context = JobContext(
            id: 1, kind: Handler.kind, queue: queue, attempt: attempt, maxAttempts: rules.maxAttempts,
            priority: priority,
            tags: tags, metadata: metadata, createdAt: clock.timestamp, scheduledAt: clock.timestamp, client: client,
            database: database,
            logger: Logger(label: Handler.kind.rawValue) { _ in SwiftLogNoOpLogHandler() }, now: clock.wall)

        let stored: String
        let prepared: PreparedAttempt
        do {
            stored = try ArgumentCoding.encode(arguments)
            prepared = try AnyJobHandler(handler, middleware: middleware).prepare(stored)
        } catch {
            let end = AttemptEnd.unreadable(error: String(describing: error))
            return record(
                end: end, outcome: nil, error: error, rules: rules, enqueuedBefore: enqueuedBefore,
                refusal: "the arguments cannot be stored and read back: \(error)")
        }
        let refusal = refusal(of: stored) ?? (attempt < 1 ? "attempts are counted from 1" : nil)
        do {
            let outcome = try await run(prepared, in: context, timeout: timeout)
            return record(
                end: .returned(outcome), outcome: outcome, error: nil, rules: rules, enqueuedBefore: enqueuedBefore,
                refusal: refusal ?? self.refusal(of: outcome))
        } catch {
            let isCutOff = Task.isCancelled && error is CancellationError
            let end = isCutOff ? AttemptEnd.cutOff : .failed(prepared.failure(error, under: rules))
            return record(
                end: end, outcome: nil, error: error, rules: rules, enqueuedBefore: enqueuedBefore, refusal: refusal)
        }
    }

    private func record(
        end: AttemptEnd, outcome: JobOutcome?, error: (any Error)?, rules: AttemptRules, enqueuedBefore: Int,
        refusal: String?
    ) -> ProbeRecord {
        var decision: RetryDecision?
        if case .failed(let failure) = end { decision = failure.decision }
        return ProbeRecord(
            outcome: outcome, error: error, decision: decision, finish: rules.outcome(of: end, unit: 0.5),
            enqueued: Array(client.requests.dropFirst(enqueuedBefore)), refusal: refusal)
    }

    /// Runs the attempt against the clock; once the time is over, whatever the handler still does is not counted.
    private func run(
        _ prepared: PreparedAttempt, in context: JobContext, timeout: Duration?
    ) async throws -> JobOutcome {
        guard let timeout else { return try await prepared.run(in: context) }
        let clock = clock
        return try await withThrowingTaskGroup(of: JobOutcome?.self) { group in
            group.addTask { try await prepared.run(in: context) }
            group.addTask {
                // A timer that is cancelled has nothing to say: the handler's own end counts.
                do { try await clock.sleep(for: timeout) } catch { return nil }
                throw JobTimeoutError(timeout: timeout)
            }
            defer { group.cancelAll() }
            while let result = try await group.next() {
                if let result { return result }
            }
            throw CancellationError()
        }
    }

    private func refusal(of stored: String) -> String? {
        guard let value = try? JSONValue(parsing: stored), value.object != nil else {
            return "the arguments are not a JSON object: \(Handler.Arguments.self)"
        }
        if let mismatch = HandlerDescription(Handler.self).arguments?.mismatches(of: value).first {
            return "the arguments do not have the shape that the handler declares: \(mismatch)"
        }
        guard let decoded = try? ArgumentCoding.decode(Handler.Arguments.self, from: stored),
            let again = try? ArgumentCoding.encode(decoded), again == stored
        else { return "the arguments are not the same after being stored and read back" }
        return nil
    }

    private func refusal(of outcome: JobOutcome) -> String? {
        guard case .snoozed(let delay) = outcome, delay < .zero else { return nil }
        return "a job cannot be snoozed for a negative time, \(delay)"
    }
}
