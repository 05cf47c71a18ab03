public import JobModel

/// Works the jobs of one kind.
///
/// A handler holds its dependencies as stored properties and is made once for each node; `run` is called for
/// many jobs at the same time. Queue, priority, retry policy, timeout and uniqueness stand in `jobs.yaml`.
/// ```swift
/// struct SendReceipt: JobHandler {
///     static let kind: JobKind = "send_receipt"
///
///     struct Arguments: Codable, Sendable {
///         var orderID: Int64
///         var email: String
///     }
///
///     let mailer: Mailer
///
///     func run(_ arguments: Arguments, in context: JobContext) async throws -> JobOutcome {
///         try await mailer.deliverReceipt(forOrder: arguments.orderID, to: arguments.email)
///         return .completed
///     }
///
///     func retry(after failure: JobFailure<Arguments>) -> RetryDecision {
///         switch failure.error as? MailError {
///         case .throttled(let pause): .retry(after: pause)
///         case .addressRejected: .discard(reason: "address rejected")
///         case nil: .usePolicy
///         }
///     }
/// }
/// ```
public protocol JobHandler: Sendable {
    /// What a job of this kind is told: stored as one JSON object, whose keys are the coding keys.
    associatedtype Arguments: Codable & Sendable

    /// The stable name by which stored jobs find their handler.
    static var kind: JobKind { get }

    /// The shape of `Arguments` where it cannot be read off the type; nil to have it read.
    static var argumentShape: ArgumentShape? { get }

    /// Does the work.
    ///
    /// The task is cancelled when the timeout passes, the job is cancelled or the node stops; throwing then
    /// is the right thing to do. A job may run more than once: if the node dies, it starts again elsewhere.
    /// - Throws: Anything; the attempt has failed, and the retry policy or `retry(after:)` decides.
    func run(_ arguments: Arguments, in context: JobContext) async throws -> JobOutcome

    /// Decides what follows a failure; `.usePolicy` unless implemented. `max_attempts` holds all the same.
    func retry(after failure: JobFailure<Arguments>) -> RetryDecision
}

extension JobHandler {
    /// Read off the type.
    public static var argumentShape: ArgumentShape? { nil }

    /// As the retry policy says.
    public func retry(after failure: JobFailure<Arguments>) -> RetryDecision { .usePolicy }
}
