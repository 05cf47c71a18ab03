import JobModel

/// An attempt under way in this node.
struct RunningAttempt: Sendable {
    var job: ClaimedJob
    var control: AttemptControl
    var startedAt: Duration
    /// When its time is over, by uptime.
    var deadline: Duration
    /// When it was interrupted for being late, by uptime.
    var timedOutAt: Duration?
    var isKnownStuck = false

    /// When something is to be done about it: at its deadline, then when it counts as stuck.
    var nextDeadline: Duration? {
        guard let timedOutAt else { return deadline }
        return isKnownStuck ? nil : timedOutAt + AttemptDesk.stuckAfter
    }
}
