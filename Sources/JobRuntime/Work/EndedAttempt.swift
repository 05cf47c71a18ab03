import JobModel

/// An attempt whose end is to be stored.
struct EndedAttempt: Sendable {
    var job: ClaimedJob
    var finish: JobFinish
    var took: Duration

    /// The same end without anything that the store could refuse; nil if this is already that.
    func plain(because refusal: any Error) -> EndedAttempt? {
        let text = ErrorText.safe("the end of the attempt could not be stored: \(refusal)")
        let outcome: JobFinish.Outcome =
            switch finish.outcome {
            case .completed: .completed
            case .release: .release
            case .snooze(let delay): .snooze(delay)
            case .retry(let delay, _, _): .retry(after: delay, error: text)
            case .discard: .discard(error: text)
            case .cancel: .cancel(error: text)
            }
        let plain = JobFinish(finish.claim, outcome, isKept: finish.isKept)
        return plain == finish ? nil : EndedAttempt(job: job, finish: plain, took: took)
    }
}
