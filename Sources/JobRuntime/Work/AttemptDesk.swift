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

    /// The ids of the jobs under way.
    var ids: [Int64] { state.withLock { $0.attempts.values.map(\.job.claim.id) } }

    /// Whether an attempt of the job is under way.
    func runs(_ job: Int64) -> Bool {
        state.withLock { $0.attempts.values.contains { $0.job.claim.id == job } }
    }

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
            state.nextLook = state.attempts.values.compactMap(\.nextDeadline).min()
            return state.nextLook
        }
    }

    /// Interrupts what is late, and names what has just become stuck.
    func expire(at now: Duration) -> [ClaimedJob] {
        var late: [AttemptControl] = []
        var stuck: [ClaimedJob] = []
        state.withLock { state in
            for (number, attempt) in state.attempts where attempt.nextDeadline.map({ $0 <= now }) ?? false {
                if attempt.timedOutAt == nil {
                    state.attempts[number]?.timedOutAt = now
                    late.append(attempt.control)
                } else {
                    state.attempts[number]?.isKnownStuck = true
                    stuck.append(attempt.job)
                }
            }
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

    /// Takes over from handlers that do not return: nothing they say from now on counts.
    /// - Returns: The attempts whose end nobody has reported yet.
    func abandon() -> [RunningAttempt] {
        state.withLock { Array($0.attempts.values) }.filter { $0.control.takeReport() }
    }
}
