/// What can happen to a stored job.
public enum JobEvent: String, Sendable, Hashable, CaseIterable {
    /// A node takes it out to run it.
    case claim
    /// The attempt ends with success.
    case complete
    /// The attempt fails, and the next one is more than `JobFinish.shortDelay` away.
    case retryLater
    /// The attempt fails, and the next one is at most `JobFinish.shortDelay` away.
    case retrySoon
    /// The handler asks to run again after more than `JobFinish.shortDelay`.
    case snoozeLater
    /// The handler asks to run again after at most `JobFinish.shortDelay`.
    case snoozeSoon
    /// The attempt is cut off by a stop.
    case release
    /// The attempt fails, and no other follows.
    case discard
    /// The attempt ends by request or by the handler.
    case cancel
    /// Its node is lost, and it may run again.
    case rescue
    /// Its node is lost, and it may not run again.
    case rescueForGood
    /// Its time has come.
    case promote
    /// Its time has come, but another job holds its unique key.
    case loseUniqueKey
    /// Somebody cancels it by hand; a running job is only asked to stop.
    case requestCancellation
    /// Somebody makes it available by hand.
    case retryByHand

    /// How the number of attempts changes.
    public var attemptChange: Int {
        switch self {
        case .claim: 1
        case .snoozeLater, .snoozeSoon, .release: -1
        case .complete, .retryLater, .retrySoon, .discard, .cancel, .rescue, .rescueForGood, .promote, .loseUniqueKey,
            .requestCancellation, .retryByHand:
            0
        }
    }

    /// Whether an entry is added to the job's errors.
    public var addsError: Bool {
        switch self {
        case .retryLater, .retrySoon, .discard, .cancel, .rescue, .rescueForGood: true
        case .claim, .complete, .snoozeLater, .snoozeSoon, .release, .promote, .loseUniqueKey, .requestCancellation,
            .retryByHand:
            false
        }
    }
}
