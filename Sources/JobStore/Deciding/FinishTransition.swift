package import JobModel
package import JobTime

/// What the end of an attempt makes of a running job: decided without a database.
package struct FinishTransition: Hashable {
    /// What the job is now.
    package struct Running {
        package var claim: JobClaim
        package var maxAttempts: Int
        /// Whether somebody asked to cancel it.
        package var isCancelRequested: Bool

        package init(claim: JobClaim, maxAttempts: Int, isCancelRequested: Bool) {
            self.claim = claim
            self.maxAttempts = maxAttempts
            self.isCancelRequested = isCancelRequested
        }
    }

    /// The new state.
    package var state: JobState
    /// The new number of attempts.
    package var attempt: Int
    /// The new due time, if it changes.
    package var scheduledAt: Timestamp?
    /// Set exactly for a final state.
    package var finalizedAt: Timestamp?
    /// The entry to append to the errors.
    package var error: AttemptError?
    /// Whether it counts as a snooze.
    package var countsSnooze = false

    /// Decides.
    package init(_ outcome: JobFinish.Outcome, of job: Running, now: Timestamp) {
        let claim = job.claim
        attempt = claim.attempt
        func failure(_ text: String, _ trace: String) -> AttemptError {
            AttemptError(at: claim.attemptedAt, attempt: claim.attempt, error: text, trace: trace)
        }
        switch outcome {
        case .completed:
            state = .completed
        case .discard(let text, let trace):
            state = .discarded
            error = failure(text, trace)
        case .cancel(let text):
            state = .cancelled
            error = failure(text, "")
        case .retry(let delay, let text, let trace):
            error = failure(text, trace)
            if job.isCancelRequested {
                state = .cancelled
            } else if claim.attempt >= job.maxAttempts {
                state = .discarded
            } else {
                state = delay <= JobFinish.shortDelay ? .available : .retryable
                scheduledAt = now.advanced(by: max(delay, .zero))
            }
        case .snooze, .release:
            state = .cancelled
            guard !job.isCancelRequested else { break }
            attempt = max(0, claim.attempt - 1)
            state = .available
            scheduledAt = now
            guard case .snooze(let delay) = outcome else { break }
            countsSnooze = true
            if delay > JobFinish.shortDelay { state = .scheduled }
            scheduledAt = now.advanced(by: max(delay, .zero))
        }
        finalizedAt = state.isFinal ? now : nil
    }
}
