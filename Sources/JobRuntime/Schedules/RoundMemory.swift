import JobTime
import Synchronization

/// What the node that fires schedules remembers from one round to the next. Another one begins without it, and loses
/// nothing but time.
final class RoundMemory: Sendable {
    private struct Schedule {
        /// When its zones must be read again at the latest.
        var nextRead: Timestamp?
        var lastSweep: Timestamp?
        /// Spellings that are no zone and have been told.
        var told: Set<ZoneName> = []
    }

    private struct State {
        var configuration = ""
        var schedules: [String: Schedule] = [:]
    }

    private let state = Mutex(State())

    /// Forgets everything if the configuration is another one.
    func begin(_ configuration: String) {
        state.withLock { state in
            if state.configuration != configuration { state = State(configuration: configuration) }
        }
    }

    /// When a schedule's zones must be read again; nil for at once.
    func nextRead(of schedule: String) -> Timestamp? {
        state.withLock { $0.schedules[schedule]?.nextRead }
    }

    /// - Parameter instant: nil for at once, after trouble.
    func note(nextRead instant: Timestamp?, of schedule: String) {
        state.withLock { $0.schedules[schedule, default: Schedule()].nextRead = instant }
    }

    /// When a schedule was last swept for users who moved.
    func lastSweep(of schedule: String) -> Timestamp? {
        state.withLock { $0.schedules[schedule]?.lastSweep }
    }

    func note(sweptAt instant: Timestamp, of schedule: String) {
        state.withLock { $0.schedules[schedule, default: Schedule()].lastSweep = instant }
    }

    /// Those of some spellings that have not been told before.
    func untold(_ spellings: [ZoneName], of schedule: String) -> [ZoneName] {
        state.withLock { state in
            spellings.filter { state.schedules[schedule, default: Schedule()].told.insert($0).inserted }
        }
    }
}
