/// Who sleeps on a manual clock; it only says who is to be woken.
struct ManualClockState {
    struct Sleeper {
        let id: Int
        let deadline: ManualClock.Instant
        let continuation: CheckedContinuation<Void, any Error>
    }

    struct Watcher {
        let id: Int
        let count: Int
        let continuation: CheckedContinuation<Void, Never>
    }

    enum Admission {
        case cancelled
        case due
        case asleep(toWake: [Watcher])
    }

    private(set) var now = ManualClock.Instant(offset: .zero)
    private(set) var sleepers: [Sleeper] = []
    private var watchers: [Watcher] = []
    /// Those cancelled before they were added.
    private var cancelled: Set<Int> = []
    private var lastID = 0

    mutating func nextID() -> Int {
        lastID += 1
        return lastID
    }

    mutating func forget(_ id: Int) {
        cancelled.remove(id)
    }

    mutating func advance(by duration: Duration) -> [Sleeper] {
        now = now.advanced(by: max(duration, .zero))
        let due = sleepers.filter { $0.deadline <= now }
        sleepers.removeAll { $0.deadline <= now }
        return due.sorted { ($0.deadline, $0.id) < ($1.deadline, $1.id) }
    }

    mutating func add(_ sleeper: Sleeper) -> Admission {
        guard !cancelled.contains(sleeper.id) else { return .cancelled }
        guard sleeper.deadline > now else { return .due }
        sleepers.append(sleeper)
        let satisfied = watchers.filter { $0.count <= sleepers.count }
        watchers.removeAll { $0.count <= sleepers.count }
        return .asleep(toWake: satisfied)
    }

    /// Whether the watcher has to wait.
    mutating func add(_ watcher: Watcher) -> Bool {
        guard !cancelled.contains(watcher.id), watcher.count > sleepers.count else { return false }
        watchers.append(watcher)
        return true
    }

    mutating func cancelSleeper(_ id: Int) -> Sleeper? {
        guard let index = sleepers.firstIndex(where: { $0.id == id }) else {
            cancelled.insert(id)
            return nil
        }
        return sleepers.remove(at: index)
    }

    mutating func cancelWatcher(_ id: Int) -> Watcher? {
        guard let index = watchers.firstIndex(where: { $0.id == id }) else {
            cancelled.insert(id)
            return nil
        }
        return watchers.remove(at: index)
    }
}
