/// What became of one attempt, before it is decided what follows.
public enum AttemptEnd: Sendable, Hashable {
    /// The handler returned.
    case returned(JobOutcome)
    /// The handler threw, or its time was over.
    case failed(AttemptFailure)
    /// The arguments do not fit the handler; no further attempt could change that.
    case unreadable(error: String)
    /// The node stopped, and the handler gave up because of it.
    case cutOff
    /// Somebody asked to cancel the job, and the handler gave up, whatever it threw.
    case cancelledByRequest
}
