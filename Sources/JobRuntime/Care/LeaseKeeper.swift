import JobStore
import JobTime
import Synchronization

/// Tries to hold the lease of the node that fires schedules and looks after the store.
final class LeaseKeeper: Sendable {
    private struct State {
        var lease: Lease?
        /// Until when, by uptime, the lease may be trusted without asking the store.
        var trustedUntil: Duration = .zero
        var hasAsked = false
    }

    /// How long a lease lasts unless prolonged, and how often it is.
    static let duration: Duration = .seconds(15)
    static let interval: Duration = .seconds(5)

    private let services: NodeServices
    private let state = Mutex(State())

    init(services: NodeServices) {
        self.services = services
    }

    /// The lease, if this node holds it; a duty that takes long asks again.
    var current: Lease? {
        let now = services.clock.uptime()
        return state.withLock { $0.trustedUntil > now ? $0.lease : nil }
    }

    /// Whether the store has answered once.
    var hasAsked: Bool { state.withLock { $0.hasAsked } }

    /// Tries and prolongs until the task is cancelled.
    /// - Parameter onNews: called when the lease has been gained, and after the first answer.
    func run(onNews: @Sendable () -> Void) async {
        while !Task.isCancelled {
            let hadAsked = hasAsked
            if await renew() || hasAsked != hadAsked { onNews() }
            try? await services.clock.sleep(LeaseKeeper.interval)
        }
    }

    /// Asks the store once.
    /// - Returns: Whether the lease has been gained just now.
    @discardableResult
    func renew() async -> Bool {
        let asked = services.clock.uptime()
        let held = state.withLock { $0.lease }
        do {
            var lease = try await acquire(term: held?.term)
            if lease == nil, try await GoneNodes(services: services).remove() {
                lease = try await acquire(term: nil)
            }
            // A second less than the store counts: the two clocks may run apart.
            state.withLock {
                $0 = State(
                    lease: lease, trustedUntil: asked + LeaseKeeper.duration - .seconds(1), hasAsked: true)
            }
            if let lease, lease.term != held?.term {
                services.observer.note(.leaseGained)
                return true
            }
            if lease == nil, held != nil { services.observer.note(.leaseLost) }
        } catch {
            if !Task.isCancelled {
                services.observer.note(.trouble(duty: "lease", error: String(describing: error)))
            }
        }
        return false
    }

    private func acquire(term: Timestamp?) async throws -> Lease? {
        try await services.store.acquireLease(
            Lease.scheduler, node: services.identity.name, term: term, duration: LeaseKeeper.duration)
    }

    /// Gives the lease up, so that another node need not wait for its end.
    func resign() async {
        guard
            let lease = state.withLock({ state -> Lease? in
                let lease = state.lease
                state.lease = nil
                return lease
            })
        else { return }
        try? await withoutCancellation(atMost: LeaseKeeper.interval, on: services.clock) { [services] in
            try await services.store.resign(lease)
        }
    }
}
