import JobPlugin
import JobScheduling
import JobStore
import JobTime
import Synchronization
import ZoneDatabase

/// A loop of rounds over one sort of schedules, while this node holds the lease.
final class ScheduleLane: Sendable {
    /// The longest wait between two rounds: pauses by hand are noticed this fast.
    static let longestPause: Duration = .seconds(30)
    /// After trouble with a schedule the next round comes this soon.
    static let pauseAfterTrouble: Duration = .seconds(5)

    private struct State {
        var isInRound = false
        var rounds = 0
    }

    private let scope: ScheduleScope
    private let services: NodeServices
    private let lease: LeaseKeeper
    private let zones: ZoneDatabase
    private let audiences: [String: any Audience]
    private let onRound: @Sendable () -> Void
    private let bell = Doorbell()
    private let state = Mutex(State())
    private let memory = RoundMemory()

    init(
        _ scope: ScheduleScope, services: NodeServices, lease: LeaseKeeper, zones: ZoneDatabase,
        audiences: [String: any Audience], onRound: @escaping @Sendable () -> Void
    ) {
        self.scope = scope
        self.services = services
        self.lease = lease
        self.zones = zones
        self.audiences = audiences
        self.onRound = onRound
    }

    /// Whether slots that have come may not have been fired yet.
    var isBusy: Bool { state.withLock { $0.isInRound || $0.rounds == 0 } }

    /// Begins a round at once.
    func wake() { bell.ring() }

    /// Goes round until the task is cancelled.
    func run() async {
        while !Task.isCancelled {
            var pause = ScheduleLane.longestPause
            if let lease = lease.current {
                state.withLock { $0.isInRound = true }
                if services.configuration.current.schedules.contains(where: scope.contains) {
                    pause = await round(under: lease)
                }
                state.withLock { state in
                    state.isInRound = false
                    state.rounds += 1
                }
                onRound()
            }
            await bell.wait(atMost: pause, on: services.clock)
        }
    }

    private func round(under lease: Lease) async -> Duration {
        do {
            let round = ScheduleRound(
                services: services, lease: lease, zones: zones, audiences: audiences, scope: scope, memory: memory,
                now: try await services.store.now())
            let result = try await round.run()
            guard !result.hadTrouble else { return ScheduleLane.pauseAfterTrouble }
            guard let next = result.nextDue else { return ScheduleLane.longestPause }
            let wait = next.since(try await services.store.now())
            return min(max(wait, .milliseconds(1)), ScheduleLane.longestPause)
        } catch {
            if !Task.isCancelled {
                services.observer.note(.trouble(duty: "schedules", error: String(describing: error)))
            }
            return ScheduleLane.pauseAfterTrouble
        }
    }
}
