import JobModel
import JobStore
import Synchronization

/// The stages of a stop: a drain, at its end the cut, and at last the giving up of handlers that do not return.
final class StopControl: Sendable {
    /// Handlers that ignore their cancellation are waited for this long before their jobs go back all the same.
    static let abandonAfter: Duration = .seconds(5)
    /// How long the store may take for the last words of a node that gives up.
    private static let farewell: Duration = .seconds(5)

    private struct State {
        var phase = Dispatcher.Phase.working
        var hasEnded = false
    }

    private let services: NodeServices
    private let desk: AttemptDesk
    private let completer: Completer
    private let dispatcher: Dispatcher
    private let onAbandon: @Sendable () -> Void
    private let state = Mutex(State())
    private let drainBell = Doorbell()
    private let cutBell = Doorbell()

    init(
        services: NodeServices, desk: AttemptDesk, completer: Completer, dispatcher: Dispatcher,
        onAbandon: @escaping @Sendable () -> Void
    ) {
        self.services = services
        self.desk = desk
        self.completer = completer
        self.dispatcher = dispatcher
        self.onAbandon = onAbandon
    }

    /// Goes on to a later stage; never back.
    func advance(to next: Dispatcher.Phase) {
        let isNew = state.withLock { state -> Bool in
            guard next > state.phase else { return false }
            state.phase = next
            return true
        }
        guard isNew else { return }
        services.observer.note(next == .draining ? .draining : .cuttingOff)
        dispatcher.advance(to: next)
        drainBell.ring()
        if next == .cuttingOff { cutBell.ring() }
    }

    /// Says that all handlers have returned and all ends are stored.
    func end() {
        state.withLock { $0.hasEnded = true }
        cutBell.ring()
    }

    /// Turns a drain into a cut once `shutdown_timeout` is over. Ends early when the task is cancelled.
    func watchTimeout() async {
        while phase == .working, !Task.isCancelled { await drainBell.wait() }
        let end = services.clock.uptime() + services.configuration.current.shutdownTimeout
        while phase == .draining, !Task.isCancelled {
            let left = end - services.clock.uptime()
            guard left > .zero else { return advance(to: .cuttingOff) }
            await drainBell.wait(atMost: left, on: services.clock)
        }
    }

    /// Gives up what has not returned a while after the cut. Returns after `end`, or after giving up.
    ///
    /// Goes on when the task is cancelled: that is one way in which a cut begins.
    func watchAbandonment() async {
        await cutBell.waitUncancelled()
        guard !hasEnded else { return }
        let rang = try? await withoutCancellation { [cutBell, services] in
            await cutBell.wait(atMost: StopControl.abandonAfter, on: services.clock)
        }
        if rang != true { await abandon() }
    }

    var phase: Dispatcher.Phase { state.withLock { $0.phase } }
    private var hasEnded: Bool { state.withLock { $0.hasEnded } }

    private func abandon() async {
        let now = services.clock.uptime()
        let ends = desk.abandon().map { attempt in
            EndedAttempt(
                job: attempt.job, finish: JobFinish(attempt.job.claim, .release), took: now - attempt.startedAt)
        }
        services.observer.note(.trouble(duty: "stop", error: leftovers))
        do {
            try await withoutCancellation(atMost: StopControl.farewell, on: services.clock) {
                [completer, services] in
                if !ends.isEmpty { try await completer.storeNow(ends) }
                try await services.store.remove(node: services.identity.name)
            }
        } catch {
            services.observer.note(.trouble(duty: "stop", error: String(describing: error)))
        }
        onAbandon()
    }

    private var leftovers: String {
        let (running, ends) = (dispatcher.running, completer.pending)
        var words: [String] = []
        if running > 0 { words.append("\(running) handlers ignore their cancellation and are given up") }
        if ends > 0 { words.append("the ends of \(ends) attempts cannot be stored: their jobs will run again") }
        return words.isEmpty ? "what is left does not end and is given up" : words.joined(separator: "; ")
    }
}
