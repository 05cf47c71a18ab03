/// One allowed step of a job from state to state.
public struct JobTransition: Sendable, Hashable {
    /// Where the job stands.
    public let from: JobState
    /// What happens.
    public let event: JobEvent
    /// Where it stands then.
    public let to: JobState

    /// Every step there is; what is not here must change nothing.
    public static let all: [JobTransition] = JobState.allCases.flatMap { state in
        JobEvent.allCases.compactMap { event in
            state.after(event).map { JobTransition(from: state, event: event, to: $0) }
        }
    }
}

extension JobState {
    /// The state after an event, or nil if the event cannot happen in this state.
    public func after(_ event: JobEvent) -> JobState? {
        switch (self, event) {
        case (.available, .claim): .running
        case (.running, .complete): .completed
        case (.running, .retryLater): .retryable
        case (.running, .snoozeLater): .scheduled
        case (.running, .retrySoon), (.running, .snoozeSoon), (.running, .release), (.running, .rescue): .available
        case (.running, .discard), (.running, .rescueForGood): .discarded
        case (.running, .cancel): .cancelled
        case (.running, .requestCancellation): .running
        case (.scheduled, .promote), (.retryable, .promote): .available
        case (.scheduled, .loseUniqueKey), (.retryable, .loseUniqueKey): .discarded
        case (.available, .requestCancellation), (.scheduled, .requestCancellation), (.retryable, .requestCancellation),
            (.pending, .requestCancellation):
            .cancelled
        case (.running, .retryByHand): nil
        case (_, .retryByHand): .available
        default: nil
        }
    }
}
