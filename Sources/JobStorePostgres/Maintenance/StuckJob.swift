import JobModel
import JobStore

/// A job that a worker of another program has been running for long, and what becomes of it: decided without a database.
struct StuckJob: Sendable, Hashable {
    /// What becomes of it.
    enum End: Sendable, Hashable {
        /// Its next attempt comes after so long.
        case retry(Duration)
        /// Its attempts are used up.
        case discard
        /// Somebody asked for it.
        case cancel

        /// The state that this end leads to.
        var state: JobState {
            switch self {
            case .retry: .retryable
            case .discard: .discarded
            case .cancel: .cancelled
            }
        }
    }

    var id: Int64
    var kind: JobKind
    /// The worker, if it said who it is.
    var node: String
    var attempt: Int
    var maxAttempts: Int
    /// How many attempts failed before this one.
    var failures: Int
    /// How often it was rescued before.
    var rescues: Int
    var isCancelRequested: Bool
    /// How long the attempt has run.
    var age: Duration

    /// Decides; nil as long as the attempt may run.
    /// - Parameter unit: a random number from 0 to 1.
    func end(by rules: StuckJobRules, unit: Double) -> End? {
        guard age > rules.threshold(of: kind) else { return nil }
        if isCancelRequested { return .cancel }
        guard attempt < maxAttempts else { return .discard }
        let backoff = rules.kinds[kind]?.backoff ?? .river
        return .retry(backoff.delay(afterFailure: failures + 1, unit: unit))
    }
}
