import Synchronization

/// How many claims and batches of ends are under way in the store: as many as a small server can work on at once, whichever
/// of the two there is more of.
///
/// One claim and one batch may always be; a second of either only while the other has no second one. With four at once on
/// two cores they stand in each other's way.
final class StoreLanes: Sendable {
    private static let limit = 3

    private let busy = Mutex(0)

    /// Begins what may always be.
    func enter() { busy.withLock { $0 += 1 } }

    /// Begins a further one, if there is room.
    func enterIfFree() -> Bool {
        busy.withLock { busy in
            guard busy < Self.limit else { return false }
            busy += 1
            return true
        }
    }

    /// Ends one.
    func leave() { busy.withLock { $0 -= 1 } }
}
