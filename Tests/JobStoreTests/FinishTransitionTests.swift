import JobModel
import JobTime
import Testing

@testable import JobStore

@Suite("The end of an attempt")
struct FinishTransitionTests {
    private static let start = Timestamp(seconds: 100)
    private static let now = Timestamp(seconds: 160)

    private func transition(
        _ outcome: JobFinish.Outcome, attempt: Int = 3, isCancelRequested: Bool = false
    ) -> FinishTransition {
        let claim = JobClaim(id: 1, attempt: attempt, attemptedAt: Self.start)
        let job = FinishTransition.Running(claim: claim, maxAttempts: 25, isCancelRequested: isCancelRequested)
        return FinishTransition(outcome, of: job, now: Self.now)
    }

    @Test("a retry up to five seconds away is available", arguments: [-3.0, 0, 4.9, 5])
    func nearRetry(seconds: Double) {
        let transition = transition(.retry(after: .seconds(seconds), error: "no"))
        #expect(transition.state == .available)
        #expect(transition.scheduledAt == Self.now.advanced(by: .seconds(max(seconds, 0))))
        #expect(transition.error == AttemptError(at: Self.start, attempt: 3, error: "no"))
        #expect(transition.attempt == 3)
    }

    @Test("a retry further away is retryable")
    func farRetry() {
        #expect(transition(.retry(after: .milliseconds(5_001), error: "no")).state == .retryable)
    }

    @Test("attempts beyond the largest number are discarded too")
    func beyondLast() {
        #expect(transition(.retry(after: .zero, error: "no"), attempt: 26).state == .discarded)
    }

    @Test("a snooze and a release give the attempt back, never below zero", arguments: [(3, 2), (1, 0), (0, 0)])
    func givenBack(attempt: Int, rest: Int) {
        for outcome: JobFinish.Outcome in [.snooze(.seconds(60)), .snooze(.zero), .release] {
            #expect(transition(outcome, attempt: attempt).attempt == rest)
        }
        #expect(transition(.snooze(.zero)).countsSnooze)
        #expect(!transition(.release).countsSnooze)
    }

    @Test("exactly the final states have an end, whoever asked for what")
    func finalized() {
        let outcomes: [JobFinish.Outcome] = [
            .completed, .retry(after: .zero, error: "no"), .retry(after: .seconds(60), error: "no"),
            .snooze(.zero), .snooze(.seconds(60)), .release, .discard(error: "no"), .cancel(error: "no"),
        ]
        for outcome in outcomes {
            for isCancelRequested in [false, true] {
                let transition = transition(outcome, isCancelRequested: isCancelRequested)
                #expect((transition.finalizedAt == Self.now) == transition.state.isFinal, "\(outcome)")
                #expect((transition.finalizedAt == nil) == !transition.state.isFinal, "\(outcome)")
                if isCancelRequested { #expect(transition.state.isFinal, "\(outcome)") }
            }
        }
    }
}
