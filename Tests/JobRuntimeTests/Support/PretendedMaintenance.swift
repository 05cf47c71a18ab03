import JobModel
import JobStore
import Synchronization

/// The upkeep of a store that is shared, led by whom a test says; notes what is asked of it.
final class PretendedMaintenance: SharedMaintenance {
    private struct State {
        var isLeader: Bool
        var done: [String] = []
        var rules: [StuckJobRules] = []
        var tell: (@Sendable (SharedMaintenanceNews) -> Void)?
        /// What happened before there was anybody to tell.
        var untold: [SharedMaintenanceNews] = []
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state: Mutex<State>
    private let rescued: [RescuedJob]
    private let troubles: [String]

    init(isLeader: Bool, rescued: [RescuedJob] = [], troubles: [String] = []) {
        state = Mutex(State(isLeader: isLeader))
        self.rescued = rescued
        self.troubles = troubles
    }

    var isLeader: Bool { state.withLock(\.isLeader) }
    /// The duties done, in order.
    var done: [String] { state.withLock(\.done) }
    /// By which stuck jobs were judged.
    var rules: [StuckJobRules] { state.withLock(\.rules) }

    /// Makes the node the leader, or no leader any more, as the election does.
    func elect(_ isLeader: Bool) {
        let news = isLeader ? SharedMaintenanceNews.gained : .lost
        let tell = state.withLock { state in
            state.isLeader = isLeader
            if state.tell == nil { state.untold.append(news) }
            return state.tell
        }
        tell?(news)
    }

    func takePart(_ tell: @escaping @Sendable (SharedMaintenanceNews) -> Void) async {
        let untold = state.withLock { state in
            state.tell = tell
            return state.untold
        }
        untold.forEach(tell)
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = state.withLock { state in
                    if Task.isCancelled { return true }
                    state.waiter = continuation
                    return false
                }
                if isOver { continuation.resume() }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                defer { state.waiter = nil }
                return state.waiter
            }
            waiter?.resume()
        }
        state.withLock { $0.done.append("resigned") }
    }

    func rescueStuckJobs(_ rules: StuckJobRules) async throws -> [RescuedJob] {
        state.withLock { state in
            state.done.append("rescue")
            state.rules.append(rules)
        }
        return rescued
    }

    func rebuildIndexes() async -> [String] {
        state.withLock { $0.done.append("rebuild") }
        return troubles
    }

    func cleanOwnTables(_ retention: RetentionRules, limit: Int) async throws {
        state.withLock { $0.done.append("clean own") }
    }
}
