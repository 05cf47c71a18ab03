import JobStore
import PostgresDriver
import Synchronization

/// Waits until there may be something to claim: by a signal from this process, by notifications from others, and
/// where neither is to be had, by looking often.
final class ChangeWatch: Sendable {
    private struct Seen {
        var changes: UInt64?
        var notifications: UInt64 = 0
        /// How many early looks are still owed after a notification.
        var echoes = 0
    }

    /// How long a wait lasts at most behind a pooler, or while the listener is away.
    static let pollInterval = Duration.milliseconds(100)
    /// River's clients tell of a queue at most once in 100 ms: what came meanwhile is found by these looks.
    private static let echo = (count: 2, pause: Duration.milliseconds(50))

    private let signal: ChangeSignal
    /// Nil behind a pooler, where LISTEN means nothing.
    private let listener: ChangeListener?
    private let clock: any Clock<Duration>
    private let seen = Mutex(Seen())

    init(signal: ChangeSignal, listener: ChangeListener?, clock: any Clock<Duration>) {
        self.signal = signal
        self.listener = listener
        self.clock = clock
    }

    /// Waits for a change, at most so long; may return early.
    /// - Throws: `CancellationError`.
    func wait(atMost duration: Duration) async throws {
        listener?.start()
        let changes = signal.changes
        let notifications = listener?.notifications ?? 0
        let (isNew, limit) = seen.withLock { seen -> (Bool, Duration) in
            let isNew = (seen.changes ?? changes) != changes
            seen.changes = changes
            if notifications != seen.notifications { seen.echoes = Self.echo.count }
            seen.notifications = notifications
            guard seen.echoes > 0 else { return (isNew, longestWait(duration)) }
            seen.echoes -= 1
            return (isNew, min(duration, Self.echo.pause))
        }
        guard !isNew, limit > .zero else { return try Task.checkCancellation() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { [signal] in await signal.wait(seen: changes) }
            group.addTask { [clock] in try await clock.sleep(for: limit) }
            try await group.next()
            group.cancelAll()
        }
        try Task.checkCancellation()
        seen.withLock { $0.changes = signal.changes }
    }

    private func longestWait(_ duration: Duration) -> Duration {
        if let listener, listener.hears { return duration }
        return min(duration, Self.pollInterval)
    }
}
