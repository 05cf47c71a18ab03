package import JobConfig

extension ScheduleDefinition.IfRunning {
    /// Whether a slot may fire beside the unfinished jobs of the same schedule and subject.
    ///
    /// - Parameters:
    ///   - running: how many are running.
    ///   - waiting: how many are available, scheduled, pending or retryable.
    package func permits(running: Int, waiting: Int) -> Bool {
        switch self {
        case .allow: true
        case .skip: running + waiting == 0
        case .queueOne: waiting == 0
        }
    }

    /// The reason under which a slot that is not permitted is recorded.
    package static let dropReason = "if_running"
}
