public import JobModel

/// What became of the end of an attempt.
public enum FinishResult: Sendable, Hashable {
    /// The job is now in this state, or was completed and is no longer there, as its end asked.
    case applied(JobState)
    /// The claim was no longer current; nothing changed.
    case stale
}
