import JobSQL
import Synchronization

/// The connections of a database: lends one at a time to each caller, the one used last first, so that few stay warm.
final class ConnectionPool: Sendable {
    private struct State {
        var idle: [PostgresConnectionActor] = []
        var count = 0
        var waiters: [Waiter] = []
        var tickets: UInt64 = 0
        var pauses = ReconnectPauses()
        var isClosed = false
    }

    private struct Waiter {
        var ticket: UInt64
        var continuation: CheckedContinuation<Turn, Never>
    }

    private enum Turn: Sendable {
        case connection(PostgresConnectionActor)
        /// One connection less is in use: take a new one.
        case tryAgain
    }

    private let location: PostgresLocation
    private let options: PostgresOptions
    private let random: @Sendable () -> Double
    private let state = Mutex(State())
    private let clock = ContinuousClock()

    init(_ location: PostgresLocation, options: PostgresOptions, random: @escaping @Sendable () -> Double) {
        self.location = location
        self.options = options
        self.random = random
    }

    /// Whether the last attempt to reach the server succeeded.
    var isReachable: Bool { state.withLock { $0.pauses.failure == nil } }

    /// Takes a connection, which may have to connect first; waits while all are in use.
    /// - Throws: `SQLError`: `closed`; `unavailable` while a lost server is left alone; `interrupted`.
    func take(interruptible: Bool) async throws(SQLError) -> PostgresConnectionActor {
        while true {
            if let connection = try takeAtOnce() { return connection }
            if interruptible, Task.isCancelled {
                throw SQLError(.interrupted, "the wait for a connection was cancelled")
            }
            if case .connection(let connection) = await waitForTurn(interruptible: interruptible) { return connection }
        }
    }

    /// Gives a connection back; after an error that says that the server is out of reach, it is left alone for a while.
    func giveBack(_ connection: PostgresConnectionActor, after error: (any Error)? = nil) async {
        let isLost = (error as? SQLError)?.code == .unavailable
        let isConnected = await connection.isConnected
        let (turns, isClosed) = state.withLock { state -> ([(Waiter, Turn)], Bool) in
            if isLost {
                state.pauses.fail("\(error ?? SQLError(.unavailable, ""))", at: clock.now, unit: random())
            } else if isConnected {
                state.pauses.succeed()
            }
            guard isConnected, !state.isClosed else {
                state.count -= 1
                // All may try again, and hear what is wrong.
                defer { state.waiters = [] }
                return (state.waiters.map { ($0, .tryAgain) }, state.isClosed)
            }
            guard !state.waiters.isEmpty else {
                state.idle.append(connection)
                return ([], false)
            }
            return ([(state.waiters.removeFirst(), .connection(connection))], false)
        }
        for (waiter, turn) in turns { waiter.continuation.resume(returning: turn) }
        if isClosed { await connection.close() }
    }

    /// Closes what is idle; what is in use when it is given back.
    func close() async {
        let (idle, waiters) = state.withLock { state in
            state.isClosed = true
            defer { (state.idle, state.waiters) = ([], []) }
            return (state.idle, state.waiters)
        }
        for waiter in waiters { waiter.continuation.resume(returning: .tryAgain) }
        for connection in idle { await connection.close() }
    }

    private func takeAtOnce() throws(SQLError) -> PostgresConnectionActor? {
        try state.withLock { state throws(SQLError) in
            guard !state.isClosed else { throw SQLError(.closed, "the connection to \(location) is closed") }
            if let connection = state.idle.popLast() { return connection }
            if let reason = state.pauses.refusal(at: clock.now) { throw SQLError(.unavailable, reason) }
            guard state.count < max(1, options.connections) else { return nil }
            let connection = try PostgresConnectionActor(location, options: options)
            state.count += 1
            return connection
        }
    }

    private func waitForTurn(interruptible: Bool) async -> Turn {
        let ticket = state.withLock { state in
            state.tickets += 1
            return state.tickets
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isFree = state.withLock { state in
                    if state.isClosed || state.count < max(1, options.connections) || !state.idle.isEmpty {
                        return true
                    }
                    if interruptible, Task.isCancelled { return true }
                    state.waiters.append(Waiter(ticket: ticket, continuation: continuation))
                    return false
                }
                if isFree { continuation.resume(returning: .tryAgain) }
            }
        } onCancel: {
            guard interruptible else { return }
            let waiter = state.withLock { state -> Waiter? in
                guard let position = state.waiters.firstIndex(where: { $0.ticket == ticket }) else { return nil }
                return state.waiters.remove(at: position)
            }
            waiter?.continuation.resume(returning: .tryAgain)
        }
    }
}
