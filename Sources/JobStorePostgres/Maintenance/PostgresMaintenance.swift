import JobStore
import PostgresDriver
import Synchronization

/// River's maintenance as one node takes part in it: follows `Election` at the server, and does the duties while it
/// leads.
final class PostgresMaintenance: SharedMaintenance {
    /// How long a statement of the election may take.
    private static let patience = Duration.seconds(5)
    /// A resignation is tried so often, each time a second longer.
    private static let resignations = 3

    let node: String
    let store: PostgresJobStore
    private let clock: any Clock<Duration>
    private let uptime: @Sendable () -> Duration
    private let random: @Sendable () -> Double
    private let election: Mutex<Election>
    /// Fires when something was heard that may change what is to be done.
    private let heard = ChangeSignal()

    init(
        node: String, store: PostgresJobStore, clock: any Clock<Duration>, random: @escaping @Sendable () -> Double
    ) {
        self.node = node
        self.store = store
        self.clock = clock
        self.random = random
        uptime = Self.uptime(of: clock)
        election = Mutex(Election(candidate: node, now: .zero))
    }

    var isLeader: Bool { term != nil }

    /// The term that this node may trust in.
    var term: LeaderTerm? {
        let now = uptime()
        return election.withLock { $0.term(at: now) }
    }

    func takePart(_ tell: @escaping @Sendable (SharedMaintenanceNews) -> Void) async {
        await withTaskGroup { group in
            let messages = store.messages(on: store.channels.leadership)
            group.addTask {
                for await text in messages { LeadershipMessage(text).map(self.hear) }
            }
            await stand(tell)
            group.cancelAll()
        }
        await leave(tell)
    }

    /// Takes a message into account.
    private func hear(_ message: LeadershipMessage) {
        let now = uptime()
        election.withLock { $0.hear(message, at: now, unit: random()) }
        heard.fire()
    }

    /// Does what the election asks for until the task is cancelled.
    private func stand(_ tell: @Sendable (SharedMaintenanceNews) -> Void) async {
        var wasLeader = false
        while !Task.isCancelled {
            let seen = heard.changes
            let now = uptime()
            let action = election.withLock { $0.action(at: now) }
            if case .wait(let pause) = action {
                await wait(atMost: pause, seen: seen)
            } else {
                guard let answer = await perform(action, tell) else { continue }
                let answered = uptime()
                election.withLock { $0.note(answer, asked: now, now: answered, unit: random()) }
            }
            if isLeader != wasLeader {
                wasLeader.toggle()
                tell(wasLeader ? .gained : .lost)
            }
        }
        if wasLeader { tell(.lost) }
    }

    /// - Returns: The server's answer; nil if the task was cancelled before there was one.
    private func perform(
        _ action: Election.Action, _ tell: @Sendable (SharedMaintenanceNews) -> Void
    ) async -> Election.Answer? {
        do {
            switch action {
            case .stand:
                let term = try await ask { [node] in try KeepLeader.stand(node, on: $0) }
                return term.map(Election.Answer.elected) ?? .defeated
            case .prolong(let term):
                return try await ask { try KeepLeader.prolong(term, on: $0) } ? .prolonged : .lost
            case .resign(let term):
                try await resign(term)
                return .resigned
            case .wait:
                return nil
            }
        } catch {
            guard !Task.isCancelled else { return nil }
            tell(.trouble(String(describing: error)))
            if case .resign = action { return .resigned }
            return .failed
        }
    }

    /// An answer is wanted even when the task is being stopped: a term won must not be left behind.
    private func ask<Result: Sendable>(
        _ body: @Sendable (PostgresConnection) throws -> Result
    ) async throws -> Result {
        try await store.run(interruptible: false) { connection in
            try connection.withStatementTimeout(Self.patience, body)
        }
    }

    private func resign(_ term: LeaderTerm) async throws {
        var attempt = 1
        while true {
            do {
                return try await store.run(interruptible: false) { [attempt] connection in
                    try connection.withStatementTimeout(.seconds(attempt)) { try KeepLeader.resign(term, on: $0) }
                }
            } catch  where attempt < Self.resignations {
                attempt += 1
            }
        }
    }

    /// Gives up the term that is left; if that cannot be said, it runs out.
    private func leave(_ tell: @Sendable (SharedMaintenanceNews) -> Void) async {
        guard let term = election.withLock({ $0.leave() }) else { return }
        do {
            try await resign(term)
        } catch {
            tell(.trouble(String(describing: error)))
        }
    }

    private func wait(atMost pause: Duration, seen: UInt64) async {
        await withTaskGroup { group in
            group.addTask { [heard] in await heard.wait(seen: seen) }
            group.addTask { [clock] in try? await clock.sleep(for: pause) }
            await group.next()
            group.cancelAll()
        }
    }

    private static func uptime(of clock: some Clock<Duration>) -> @Sendable () -> Duration {
        let origin = clock.now
        return { origin.duration(to: clock.now) }
    }
}
