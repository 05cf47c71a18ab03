import Synchronization

/// Whether jobs wait that were already lost twice with the node that ran them.
final class Suspects: Sendable {
    private let waiting = Mutex(false)

    var isWaiting: Bool { waiting.withLock { $0 } }

    func set(_ isWaiting: Bool) { waiting.withLock { $0 = isWaiting } }

    func clear() { set(false) }
}
