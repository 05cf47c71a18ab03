package import JobModel
package import JobPlugin
package import JobStore
package import Logging
import ServiceLifecycle
import Synchronization
package import ZoneDatabase

/// A process that works jobs, fires schedules while it holds the lease, and follows its configuration.
///
/// `run` returns when the node is drained. A graceful shutdown, or `drain`, lets running jobs go on for
/// `shutdown_timeout`; then, or on `cutOff`, they are cancelled and go back, their attempts not counted.
package final class Node: Service {
    private let services: NodeServices
    private let desk = AttemptDesk()
    private let completer: Completer
    private let dispatcher: Dispatcher
    private let lease: LeaseKeeper
    private let care: CareService
    private let scheduler: ScheduleService
    private let heartbeat: HeartbeatService
    private let source: ConfigurationSource?
    private let reloadBell = Doorbell()
    private let stopBell = Doorbell()
    private let phase = Mutex(Dispatcher.Phase.working)

    /// Handlers that ignore their cancellation are waited for this long before their jobs go back all the same.
    package static let abandonAfter: Duration = .seconds(5)

    /// Creates a node; nothing is done before `run`.
    package init(
        identity: NodeIdentity, store: any JobStore, configuration: ConfigurationBox, source: ConfigurationSource?,
        options: NodeOptions, handlers: [JobKind: KindWorker], audiences: [String: any Audience],
        client: any JobClient, zones: ZoneDatabase, clock: NodeClock, random: @escaping @Sendable () -> Double,
        observer: any NodeObserver, logger: Logger, version: String
    ) {
        let services = NodeServices(
            identity: identity, store: store, configuration: configuration, options: options, clock: clock,
            observer: observer, client: client, logger: logger, random: random, handlers: handlers)
        self.services = services
        self.source = source
        completer = Completer(store: store, clock: clock, observer: observer)
        let dispatcher = Dispatcher(services: services, desk: desk, completer: completer)
        self.dispatcher = dispatcher
        lease = LeaseKeeper(services: services)
        care = CareService(services: services, lease: lease) { dispatcher.lookAgain() }
        scheduler = ScheduleService(
            services: services, lease: lease, zones: zones, audiences: audiences
        ) { dispatcher.lookAgain() }
        heartbeat = HeartbeatService(services: services, tzdata: zones.version ?? "", version: version) {
            dispatcher.running
        }
    }

    /// What has been done so far.
    package var report: NodeReport { completer.report }
    /// How many handlers run.
    package var running: Int { dispatcher.running }
    /// Whether jobs were cut off and given back.
    package var hasCutOff: Bool { report.released > 0 }

    /// Whether a stop has begun.
    package var isStopping: Bool { phase.withLock { $0 } > .working }

    /// Takes nothing more; what runs goes on for `shutdown_timeout`.
    package func drain() { advance(to: .draining) }
    /// Cancels what runs; it goes back.
    package func cutOff() { advance(to: .cuttingOff) }
    /// Takes nothing more until `resume`; the node goes on living.
    package func pause() { dispatcher.setPaused(true) }
    /// Takes jobs again.
    package func resume() { dispatcher.setPaused(false) }
    /// Reads the configuration again.
    package func reload() { reloadBell.ring() }

    /// Works until drained.
    /// - Throws: What the store throws when the node cannot register; later trouble is noted and outlived.
    package func run() async throws {
        try await heartbeat.beat()
        services.observer.note(.started(node: services.identity.name, queues: services.queues().map(\.name)))
        await withGracefulShutdownHandler {
            await withTaskGroup { group in
                group.addTask { await self.completer.run { self.dispatcher.lookAgain() } }
                group.addTask { await self.work() }
                await group.waitForAll()
            }
        } onGracefulShutdown: {
            self.drain()
        }
        try? await withoutCancellation { [services] in
            try await services.store.remove(node: services.identity.name)
        }
        services.observer.note(.stopped)
    }

    /// Runs the loop with its duties beside it, then lets the completer finish.
    private func work() async {
        await withTaskGroup { duties in
            duties.addTask { await self.heartbeat.run() }
            duties.addTask { await self.watchStop() }
            duties.addTask { await self.watchStore() }
            let supervisor = AttemptSupervisor(
                services: services, desk: desk, deadlineBell: dispatcher.deadlineBell)
            duties.addTask { await supervisor.watchDeadlines() }
            duties.addTask { await supervisor.watchCancellations() }
            duties.addTask {
                await self.lease.run {
                    self.care.wake(); self.scheduler.wake()
                }
            }
            duties.addTask { await self.care.run() }
            if services.options.firesSchedules {
                duties.addTask { await self.scheduler.run() }
            }
            if let source {
                let reload = ReloadService(services: services, source: source, bell: reloadBell) {
                    self.dispatcher.lookAgain()
                    self.scheduler.wake()
                }
                duties.addTask { await reload.run() }
            }
            await dispatcher.run { await self.mayEnd() }
            await lease.resign()
            duties.cancelAll()
        }
        completer.close()
    }

    private func advance(to next: Dispatcher.Phase) {
        let isNew = phase.withLock { phase -> Bool in
            guard next > phase else { return false }
            phase = next
            return true
        }
        guard isNew else { return }
        services.observer.note(next == .draining ? .draining : .cuttingOff)
        dispatcher.advance(to: next)
        stopBell.ring()
    }

    /// Turns a drain into a cut once `shutdown_timeout` is over.
    private func watchStop() async {
        while !Task.isCancelled, phase.withLock({ $0 }) == .working { await stopBell.wait() }
        guard !Task.isCancelled else { return }
        let end = services.clock.uptime() + services.configuration.current.shutdownTimeout
        while !Task.isCancelled, phase.withLock({ $0 }) == .draining {
            let left = end - services.clock.uptime()
            guard left > .zero else { break }
            await stopBell.wait(atMost: left, on: services.clock)
        }
        if !Task.isCancelled { advance(to: .cuttingOff) }
    }

    /// Has the dispatcher look whenever something may have changed in the store.
    private func watchStore() async {
        while !Task.isCancelled {
            do {
                try await services.store.waitForChange(atMost: services.options.pollInterval)
                dispatcher.lookAgain()
            } catch {
                guard !Task.isCancelled else { return }
                services.observer.note(.trouble(duty: "watching the store", error: String(describing: error)))
                try? await services.clock.sleep(services.options.pollInterval)
            }
        }
    }

    /// Whether a node that works until idle has nothing left to wait for.
    private func mayEnd() async -> Bool {
        guard services.options.untilIdle, care.hasLookedOnce, !scheduler.isBusy else { return false }
        guard let backlog = try? await services.backlog() else { return false }
        return backlog.due == 0 && backlog.running == 0 && backlog.waiting == 0
    }
}
