import JobModel
import Synchronization

/// The attempts under way: who reaches them from outside, and when their time is over.
final class AttemptDesk: Sendable {
    private struct State {
        var serial = 0
        var attempts: [Int: RunningAttempt] = [:]
        /// When the supervisor will look next: an earlier deadline must wake it.
        var nextLook: Duration?
    }

    /// A handler that goes on this long after its timeout counts as stuck.
    static let stuckAfter: Duration = .seconds(10)

    private let state = Mutex(State())

    var count: Int { state.withLock { $0.attempts.count } }

    var jobs: [ClaimedJob] { state.withLock { $0.attempts.values.map(\.job) } }

    /// Enters an attempt; the number names it until `leave`.
    /// - Returns: The number, and whether its deadline comes before the supervisor looks next.
    func enter(_ attempt: RunningAttempt) -> (number: Int, isUrgent: Bool) {
        state.withLock { state in
            state.serial += 1
            state.attempts[state.serial] = attempt
            let isUrgent = state.nextLook.map { attempt.deadline < $0 } ?? true
            if isUrgent { state.nextLook = attempt.deadline }
            return (state.serial, isUrgent)
        }
    }

    func leave(_ number: Int) {
        state.withLock { $0.attempts[number] = nil }
    }

    /// The earliest deadline that has not been acted on: when the supervisor looks next.
    func nextDeadline() -> Duration? {
        state.withLock { state in
            state.nextLook = state.attempts.values.compactMap { attempt -> Duration? in
                guard let timedOutAt = attempt.timedOutAt else { return attempt.deadline }
                return attempt.isKnownStuck ? nil : timedOutAt + AttemptDesk.stuckAfter
            }.min()
            return state.nextLook
        }
    }

    /// Interrupts what is late, and names what has just become stuck.
    func expire(at now: Duration) -> [ClaimedJob] {
        let (late, stuck) = state.withLock { state -> ([AttemptControl], [ClaimedJob]) in
            var late: [AttemptControl] = []
            var stuck: [ClaimedJob] = []
            for (number, attempt) in state.attempts {
                if let timedOutAt = attempt.timedOutAt {
                    if !attempt.isKnownStuck, timedOutAt + AttemptDesk.stuckAfter <= now {
                        state.attempts[number]?.isKnownStuck = true
                        stuck.append(attempt.job)
                    }
                } else if attempt.deadline <= now {
                    state.attempts[number]?.timedOutAt = now
                    late.append(attempt.control)
                }
            }
            return (late, stuck)
        }
        for control in late { control.interrupt(.timeout) }
        return stuck
    }

    /// Interrupts the attempts of these jobs because somebody asked to cancel them.
    func cancel(_ ids: Set<Int64>) {
        let controls = state.withLock { $0.attempts.values.filter { ids.contains($0.job.claim.id) }.map(\.control) }
        for control in controls { control.interrupt(.cancelled) }
    }

    /// Interrupts everything because the node stops.
    func stopAll() {
        let controls = state.withLock { $0.attempts.values.map(\.control) }
        for control in controls { control.interrupt(.stop) }
    }
}
