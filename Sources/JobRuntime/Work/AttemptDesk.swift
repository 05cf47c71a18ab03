import JobModel
import Synchronization

/// The attempts under way: who reaches them from outside, and when their time is over.
final class AttemptDesk: Sendable {
    /// What is known of an attempt.
    private struct Entry {
        let attempt: RunningAttempt
        /// When it was interrupted for being late, by uptime.
        var timedOutAt: Duration?
        var isKnownStuck = false

        /// When something is to be done about it: at its deadline, then when it counts as stuck.
        var nextDeadline: Duration? {
            guard let timedOutAt else { return attempt.deadline }
            return isKnownStuck ? nil : timedOutAt + AttemptDesk.stuckAfter
        }
    }

    private struct State {
        var entries: [ObjectIdentifier: Entry] = [:]
        /// When the supervisor will look next: an earlier deadline must wake it.
        var nextLook: Duration?
    }

    /// A handler that goes on this long after its timeout counts as stuck.
    static let stuckAfter: Duration = .seconds(10)

    private let state = Mutex(State())

    /// The ids of the jobs under way.
    var ids: [Int64] { attempts.map(\.job.claim.id) }

    private var attempts: [RunningAttempt] { state.withLock { $0.entries.values.map(\.attempt) } }

    /// Whether an attempt of the job is under way.
    func runs(_ job: Int64) -> Bool {
        state.withLock { $0.entries.values.contains { $0.attempt.job.claim.id == job } }
    }

    /// Enters attempts until they leave.
    /// - Returns: Whether a deadline comes before the supervisor looks next.
    func enter(_ attempts: [RunningAttempt]) -> Bool {
        state.withLock { state in
            for attempt in attempts { state.entries[ObjectIdentifier(attempt)] = Entry(attempt: attempt) }
            guard let first = attempts.lazy.map(\.deadline).min(), state.nextLook.map({ first < $0 }) ?? true else {
                return false
            }
            state.nextLook = first
            return true
        }
    }

    func leave(_ attempt: RunningAttempt) {
        state.withLock { $0.entries[ObjectIdentifier(attempt)] = nil }
    }

    /// The earliest deadline that has not been acted on: when the supervisor looks next.
    func nextDeadline() -> Duration? {
        state.withLock { state in
            state.nextLook = state.entries.values.compactMap(\.nextDeadline).min()
            return state.nextLook
        }
    }

    /// Interrupts what is late, and names what has just become stuck.
    func expire(at now: Duration) -> [ClaimedJob] {
        var late: [AttemptControl] = []
        var stuck: [ClaimedJob] = []
        state.withLock { state in
            for (key, entry) in state.entries where entry.nextDeadline.map({ $0 <= now }) ?? false {
                if entry.timedOutAt == nil {
                    state.entries[key]?.timedOutAt = now
                    late.append(entry.attempt.control)
                } else {
                    state.entries[key]?.isKnownStuck = true
                    stuck.append(entry.attempt.job)
                }
            }
        }
        for control in late { control.interrupt(.timeout) }
        return stuck
    }

    /// Interrupts the attempts of these jobs because somebody asked to cancel them.
    func cancel(_ ids: Set<Int64>) {
        for attempt in attempts where ids.contains(attempt.job.claim.id) { attempt.control.interrupt(.cancelled) }
    }

    /// Interrupts everything because the node stops.
    func stopAll() {
        for attempt in attempts { attempt.control.interrupt(.stop) }
    }

    /// Takes over from handlers that do not return: nothing they say from now on counts.
    /// - Returns: The attempts whose end nobody has reported yet.
    func abandon() -> [RunningAttempt] {
        attempts.filter { $0.control.takeReport() }
    }
}
