public import JobTime
import Synchronization

/// A clock that stands still until it is told to advance, for tests without waiting.
///
/// It gives durations to sleepers and, as `timestamp`, the wall time to those who ask for that.
public final class ManualClock: Clock, Sendable {
    /// Time is measured in Swift's own durations.
    public typealias Duration = Swift.Duration

    /// A moment of the clock.
    public struct Instant: InstantProtocol {
        /// The time since the clock was made.
        public let offset: Swift.Duration

        /// Creates a moment.
        public init(offset: Swift.Duration) {
            self.offset = offset
        }

        /// The moment `duration` later.
        public func advanced(by duration: Swift.Duration) -> Instant {
            Instant(offset: offset + duration)
        }

        /// The time from this moment to another.
        public func duration(to other: Instant) -> Swift.Duration {
            other.offset - offset
        }

        /// Orders by time.
        public static func < (left: Instant, right: Instant) -> Bool {
            left.offset < right.offset
        }
    }

    /// The wall time when the clock was made.
    public let start: Timestamp
    private let state = Mutex(ManualClockState())

    /// Creates a clock that shows 2026-01-01T00:00:00Z unless told otherwise.
    public init(start: Timestamp = Timestamp(seconds: 1_767_225_600)) {
        self.start = start
    }

    /// The present moment.
    public var now: Instant { state.withLock { $0.now } }

    /// Any step is possible.
    public var minimumResolution: Swift.Duration { .zero }

    /// The present wall time.
    public var timestamp: Timestamp { start.advanced(by: now.offset) }

    /// The wall time as a function, as contexts and services want it.
    public var wall: @Sendable () -> Timestamp {
        { self.timestamp }
    }

    /// How many tasks are asleep.
    public var sleeperCount: Int { state.withLock { $0.sleepers.count } }

    /// Advances the clock and wakes whoever is due, the earliest first.
    public func advance(by duration: Swift.Duration) {
        for sleeper in state.withLock({ $0.advance(by: duration) }) {
            sleeper.continuation.resume()
        }
    }

    /// Sleeps until the clock is advanced that far.
    /// - Throws: `CancellationError` as soon as the task is cancelled.
    public func sleep(until deadline: Instant, tolerance: Swift.Duration? = nil) async throws {
        let id = state.withLock { $0.nextID() }
        defer { state.withLock { $0.forget(id) } }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let sleeper = ManualClockState.Sleeper(id: id, deadline: deadline, continuation: continuation)
                switch state.withLock({ $0.add(sleeper) }) {
                case .cancelled: continuation.resume(throwing: CancellationError())
                case .due: continuation.resume()
                case .asleep(let watchers): watchers.forEach { $0.continuation.resume() }
                }
            }
        } onCancel: {
            state.withLock { $0.cancelSleeper(id) }?.continuation.resume(throwing: CancellationError())
        }
    }

    /// Waits until at least `count` tasks are asleep, so that advancing meets them; returns early if cancelled.
    public func waitForSleepers(_ count: Int = 1) async {
        let id = state.withLock { $0.nextID() }
        defer { state.withLock { $0.forget(id) } }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let watcher = ManualClockState.Watcher(id: id, count: count, continuation: continuation)
                if !state.withLock({ $0.add(watcher) }) {
                    continuation.resume()
                }
            }
        } onCancel: {
            state.withLock { $0.cancelWatcher(id) }?.continuation.resume()
        }
    }
}
