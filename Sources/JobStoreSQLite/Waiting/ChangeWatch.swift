import JobStore
import SQLiteDriver
import Synchronization

/// Waits until the database changed: by a signal from this process, by a poll for the others.
///
/// A change between a fruitless claim and the wait is not lost: the wait compares with what the last one saw.
final class ChangeWatch: Sendable {
    private struct Seen {
        var changes: UInt64?
        var version: Int64?
    }

    /// How often other processes' commits are looked for.
    static let pollInterval = Duration.milliseconds(25)

    private let database: SQLiteDatabase
    private let signal: ChangeSignal
    private let clock: any Clock<Duration>
    private let seen = Mutex(Seen())

    init(database: SQLiteDatabase, signal: ChangeSignal, clock: any Clock<Duration>) {
        self.database = database
        self.signal = signal
        self.clock = clock
    }

    /// Waits for a change, at most so long.
    /// - Throws: `SQLError`; `CancellationError`.
    func wait(atMost duration: Duration) async throws {
        let changes = signal.changes
        let version = try await database.dataVersion()
        let isNew = seen.withLock { seen in
            defer { seen = Seen(changes: changes, version: version) }
            return (seen.changes ?? changes) != changes || (seen.version ?? version) != version
        }
        guard !isNew, duration > .zero else { return }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { [signal] in await signal.wait(seen: changes) }
            group.addTask { try await self.poll(for: duration, since: version) }
            try await group.next()
            group.cancelAll()
        }
        try Task.checkCancellation()
        let latest = (changes: signal.changes, version: try await database.dataVersion())
        seen.withLock { $0 = Seen(changes: latest.changes, version: latest.version) }
    }

    private func poll(for duration: Duration, since version: Int64) async throws {
        var remaining = duration
        while remaining > .zero {
            let pause = min(remaining, Self.pollInterval)
            try await clock.sleep(for: pause)
            remaining -= pause
            if try await database.dataVersion() != version { return }
        }
    }
}
