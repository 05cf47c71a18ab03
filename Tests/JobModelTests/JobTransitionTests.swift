import JobModel
import Testing

@Suite("The states of a job")
struct JobTransitionTests {
    @Test("an attempt ends in each of the states it can end in")
    func endsOfAnAttempt() {
        let ends: [JobEvent: JobState] = [
            .complete: .completed, .retryLater: .retryable, .retrySoon: .available, .snoozeLater: .scheduled,
            .snoozeSoon: .available, .release: .available, .discard: .discarded, .cancel: .cancelled,
            .rescue: .available, .rescueForGood: .discarded,
        ]
        for (event, state) in ends {
            #expect(JobState.running.after(event) == state)
            for other in JobState.allCases where other != .running {
                #expect(other.after(event) == nil, "\(other) \(event)")
            }
        }
    }

    @Test("only an available job is claimed, and only a waiting one promoted")
    func claimsAndPromotions() {
        #expect(JobState.allCases.filter { $0.after(.claim) != nil } == [.available])
        #expect(JobState.allCases.filter { $0.after(.promote) == .available } == [.retryable, .scheduled])
        #expect(JobState.allCases.filter { $0.after(.loseUniqueKey) == .discarded } == [.retryable, .scheduled])
    }

    @Test("by hand, all but running jobs become available, and all but ended ones are cancelled")
    func byHand() {
        for state in JobState.allCases {
            #expect(state.after(.retryByHand) == (state == .running ? nil : .available))
            let cancelled: JobState? = state.isFinal ? nil : state == .running ? .running : .cancelled
            #expect(state.after(.requestCancellation) == cancelled)
        }
    }

    @Test("an ended job leaves its state by hand only")
    func endedJobs() {
        let events = JobTransition.all.filter { $0.from.isFinal }.map(\.event)
        #expect(Set(events) == [.retryByHand])
    }

    @Test("snoozes and stops give the attempt back and keep no error")
    func attempts() {
        #expect(JobEvent.allCases.filter { $0.attemptChange < 0 } == [.snoozeLater, .snoozeSoon, .release])
        #expect(JobEvent.allCases.filter { $0.attemptChange < 0 && $0.addsError }.isEmpty)
        #expect(JobEvent.claim.attemptChange == 1)
    }
}
