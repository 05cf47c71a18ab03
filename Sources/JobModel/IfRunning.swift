/// `if_running:` of a schedule: what a slot does beside unfinished jobs of the same schedule and subject.
public enum IfRunning: String, Sendable, Hashable, CaseIterable {
    /// Fires all the same.
    case allow
    /// Does not fire.
    case skip
    /// Fires if the unfinished ones all run already, so that one waits at most.
    case queueOne = "queue_one"

    /// Whether a slot may fire.
    ///
    /// - Parameters:
    ///   - running: how many jobs are running.
    ///   - waiting: how many are available, scheduled, pending or retryable.
    public func permits(running: Int, waiting: Int) -> Bool {
        switch self {
        case .allow: true
        case .skip: running + waiting == 0
        case .queueOne: waiting == 0
        }
    }
}
