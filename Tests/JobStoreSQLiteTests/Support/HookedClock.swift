import Synchronization

/// A clock on which sleeping takes no time: it only counts, and runs a step of the test.
final class HookedClock: Clock {
    typealias Instant = ContinuousClock.Instant

    private let hook: @Sendable (Int) async throws -> Void
    private let sleeps = Mutex<[Duration]>([])
    private let start = ContinuousClock.now

    /// - Parameter hook: runs in each sleep with its number, from 1.
    init(_ hook: @escaping @Sendable (Int) async throws -> Void = { _ in }) {
        self.hook = hook
    }

    /// How long each sleep would have been.
    var slept: [Duration] { sleeps.withLock { $0 } }

    var now: Instant { start.advanced(by: slept.reduce(.zero, +)) }
    var minimumResolution: Duration { .zero }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        let duration = now.duration(to: deadline)
        let number = sleeps.withLock { sleeps in
            sleeps.append(duration)
            return sleeps.count
        }
        try await hook(number)
    }
}
