/// Decides what follows the end of an attempt: a pure function of the end, the job's numbers and a random one.
///
/// `maxAttempts` beats the retry hook, the hook beats the policy, and a request to cancel beats all but success.
public struct AttemptRules: Sendable, Hashable {
    /// The attempt's number, from 1.
    public var attempt: Int
    /// How often the job may run.
    public var maxAttempts: Int
    /// How many attempts failed before this one; rescues count, snoozes do not.
    public var failures: Int
    /// The wait after a failure.
    public var backoff: Backoff

    /// What is kept with a job that somebody cancelled while it ran; River's own words.
    public static let cancelledByRequestText = "JobCancelError: job cancelled remotely"

    /// Creates rules from numbers.
    public init(attempt: Int, maxAttempts: Int, failures: Int, backoff: Backoff) {
        self.attempt = attempt
        self.maxAttempts = maxAttempts
        self.failures = failures
        self.backoff = backoff
    }

    /// Creates the rules for a claimed job; how often it may run is the job's own number, not the policy's.
    public init(_ job: ClaimedJob, policy: RetryPolicy) {
        self.init(
            attempt: job.claim.attempt, maxAttempts: job.maxAttempts, failures: job.failures, backoff: policy.backoff)
    }

    /// What the store is told.
    ///
    /// All texts are made safe to store by `ErrorText`.
    /// - Parameters:
    ///   - isCancellationRequested: Whether somebody asked to cancel the job while it ran.
    ///   - unit: A random number from 0 to 1, for jitter.
    public func outcome(of end: AttemptEnd, isCancellationRequested: Bool = false, unit: Double) -> JobFinish.Outcome {
        let outcome = ordinaryOutcome(of: end, unit: unit)
        guard isCancellationRequested else { return outcome }
        switch outcome {
        case .completed, .cancel, .discard: return outcome
        case .retry, .snooze, .release: return .cancel(error: AttemptRules.cancelledByRequestText)
        }
    }

    private func ordinaryOutcome(of end: AttemptEnd, unit: Double) -> JobFinish.Outcome {
        switch end {
        case .returned(.completed): return .completed
        case .returned(.snoozed(let delay)):
            guard delay >= .zero else {
                return outcome(after: AttemptFailure(error: "snoozed for a negative time, \(delay)"), unit: unit)
            }
            return .snooze(min(delay, Backoff.longestDelay))
        case .returned(.cancelled(let reason)): return .cancel(error: ErrorText.safe(reason))
        case .returned(.discarded(let reason)): return .discard(error: ErrorText.safe(reason))
        case .failed(let failure): return outcome(after: failure, unit: unit)
        case .unreadable(let error): return .discard(error: ErrorText.safe(error))
        case .cutOff: return .release
        case .cancelledByRequest: return .cancel(error: AttemptRules.cancelledByRequestText)
        }
    }

    private func outcome(after failure: AttemptFailure, unit: Double) -> JobFinish.Outcome {
        let error = ErrorText.safe(failure.error)
        let trace = ErrorText.safe(failure.trace)
        switch failure.decision {
        case .cancel(let reason): return .cancel(error: ErrorText.safe("\(reason): \(failure.error)"))
        case .discard(let reason): return .discard(error: ErrorText.safe("\(reason): \(failure.error)"), trace: trace)
        case .retry, .usePolicy: break
        }
        guard attempt < maxAttempts else { return .discard(error: error, trace: trace) }
        return .retry(after: delay(for: failure.decision, unit: unit), error: error, trace: trace)
    }

    /// The hook's delay; a negative one is a mistake, for which the policy stands in, as in River.
    private func delay(for decision: RetryDecision, unit: Double) -> Duration {
        if case .retry(let delay) = decision, delay >= .zero {
            return min(delay, Backoff.longestDelay)
        }
        return backoff.delay(afterFailure: failures + 1, unit: unit)
    }
}

extension Backoff {
    /// A hundred years: nothing waits longer.
    static let longestDelay: Duration = .seconds(100 * 365 * 86_400)
}
