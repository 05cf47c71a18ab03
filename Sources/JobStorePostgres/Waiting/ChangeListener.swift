import JobSQL
import JobStore
import PostgresDriver
import Synchronization

/// Hears from other processes of new jobs, of jobs to be cancelled, and of who leads, on a connection of its own that is
/// made anew when it is lost.
///
/// A notification is a hint: what is missed while it reconnects is found by looking all the same.
final class ChangeListener: Sendable {
    private enum State {
        case unstarted
        case running(Task<Void, Never>)
        case ended
    }

    /// How long the connection may stay silent before it is tried.
    private static let silence = Duration.seconds(30)
    /// The pauses between two attempts to connect.
    private static let pauses = (first: Duration.milliseconds(100), longest: Duration.seconds(5))

    private let database: PostgresDatabase
    private let channels: NotificationChannels
    private let signal: ChangeSignal
    private let relay: NotificationRelay
    private let clock: any Clock<Duration>
    private let state = Mutex(State.unstarted)
    private let heard = Atomic<UInt64>(0)
    private let isListening = Atomic<Bool>(false)

    init(
        database: PostgresDatabase, channels: NotificationChannels, signal: ChangeSignal, relay: NotificationRelay,
        clock: any Clock<Duration>
    ) {
        self.database = database
        self.channels = channels
        self.signal = signal
        self.relay = relay
        self.clock = clock
    }

    /// How many notifications were heard after which there may be something to claim.
    var notifications: UInt64 { heard.load(ordering: .relaxed) }

    /// Whether it hears at this moment; else changes are found by looking.
    var hears: Bool { isListening.load(ordering: .relaxed) }

    /// Begins to listen, once.
    func start() {
        state.withLock { state in
            guard case .unstarted = state else { return }
            state = .running(Task { await self.listen() })
        }
    }

    /// Ends it.
    func stop() async {
        let task = state.withLock { state -> Task<Void, Never>? in
            defer { state = .ended }
            if case .running(let task) = state { return task }
            return nil
        }
        task?.cancel()
        await task?.value
        relay.finish()
    }

    private func note(_ notifications: [PostgresNotification]) {
        for notification in notifications { relay.send(notification.payload, on: notification.channel) }
        let count = notifications.count { $0.channel != channels.leadership }
        guard count > 0 else { return }
        heard.add(UInt64(count), ordering: .relaxed)
        signal.fire()
    }

    private func listen() async {
        var pause = Self.pauses.first
        while !Task.isCancelled {
            do {
                let connection = try database.dedicatedConnection(name: "postgres-listen")
                try await connection.run { [channels] connection in
                    for channel in channels.all { try connection.executeScript("LISTEN \"\(channel)\"") }
                }
                pause = Self.pauses.first
                isListening.store(true, ordering: .relaxed)
                // Something may have come while nobody listened.
                signal.fire()
                while !Task.isCancelled {
                    let notifications = try await connection.run { connection in
                        let notifications = try connection.waitForNotifications(atMost: Self.silence)
                        if notifications.isEmpty { try connection.run("SELECT 1") }
                        return notifications
                    }
                    note(notifications)
                }
            } catch {
                isListening.store(false, ordering: .relaxed)
                try? await clock.sleep(for: pause)
                pause = min(pause * 2, Self.pauses.longest)
            }
        }
    }
}
