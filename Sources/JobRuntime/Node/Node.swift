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
/// `shutdown_timeout`; then, on `cutOff`, or when the task of `run` is cancelled, they are cancelled and go back, their
/// attempts not counted.
package final class Node: Service {
    private let services: NodeServices
    private let desk = AttemptDesk()
    private let completer: Completer
    private let dispatcher: Dispatcher
    private let lease: LeaseKeeper
    private let care: CareService
    private let sharedCare: SharedCareService?
    private let scheduler: ScheduleService
    private let heartbeat: HeartbeatService
    private let source: ConfigurationSource?
    private let stop: StopControl
    private let idleness = Idleness()
    private let reloadBell = Doorbell()

    /// How long the store may take for the node's last words.
    private static let farewell = Duration.seconds(5)

    /// Creates a node; nothing is done before `run`.
    ///
    /// - Parameter onAbandon: called when handlers ignore their cancellation for `StopControl.abandonAfter`: their jobs
    ///   are given back and the node is taken out of the store, but `run` cannot return before them. The process
    ///   should end.
    package init(
        identity: NodeIdentity, store: any JobStore, configuration: ConfigurationBox, source: ConfigurationSource?,
        options: NodeOptions, handlers: [JobKind: KindWorker], audiences: [String: any Audience],
        client: any JobClient, zones: ZoneDatabase, clock: NodeClock, random: @escaping @Sendable () -> Double,
        observer: any NodeObserver, logger: Logger, version: String, onAbandon: @escaping @Sendable () -> Void = {}
    ) {
        let services = NodeServices(
            identity: identity, store: store, configuration: configuration, options: options, clock: clock,
            observer: observer, client: client, logger: logger, random: random, handlers: handlers)
        self.services = services
        self.source = source
        let lanes = StoreLanes()
        completer = Completer(store: store, lanes: lanes, clock: clock, observer: observer)
        let dispatcher = Dispatcher(services: services, desk: desk, completer: completer, lanes: lanes)
        self.dispatcher = dispatcher
        lease = LeaseKeeper(services: services)
        let shared = store.sharedMaintenance(of: identity.name)
        care = CareService(services: services, lease: lease, dispatcher: dispatcher, shared: shared)
        sharedCare = shared.map { SharedCareService(services: services, maintenance: $0) }
        scheduler = ScheduleService(services: services, lease: lease, zones: zones, audiences: audiences) {
            dispatcher.lookAgain()
        }
        heartbeat = HeartbeatService(services: services, tzdata: zones.version ?? "", version: version) {
            dispatcher.running
        }
        stop = StopControl(
            services: services, desk: desk, completer: completer, dispatcher: dispatcher, onAbandon: onAbandon)
    }

    /// What has been done so far.
    package var report: NodeReport {
        var report = completer.report
        report.claims = dispatcher.claims
        return report
    }
    /// How many handlers run.
    package var running: Int { dispatcher.running }
    /// Whether jobs were cut off and given back.
    package var hasCutOff: Bool { report.released > 0 }

    /// Whether a stop has begun.
    package var isStopping: Bool { stop.phase > .working }

    /// Takes nothing more; what runs goes on for `shutdown_timeout`.
    package func drain() { stop.advance(to: .draining) }
    /// Cancels what runs; it goes back.
    package func cutOff() { stop.advance(to: .cuttingOff) }
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
        services.observer.note(.started(node: services.identity.name, queues: services.roster.queues.map(\.name)))
        await withTaskCancellationHandler {
            await withGracefulShutdownHandler {
                await withTaskGroup { group in
                    group.addTask { await self.stop.watchAbandonment() }
                    // Also while nothing is left but to store ends, which may take as long as the store is away.
                    group.addTask { await self.stop.watchTimeout() }
                    await self.workAndComplete()
                    self.stop.end()
                    group.cancelAll()
                }
            } onGracefulShutdown: {
                self.drain()
            }
        } onCancel: {
            self.cutOff()
        }
        await lease.resign()
        do {
            try await withoutCancellation(atMost: Node.farewell, on: services.clock) { [services] in
                try await services.store.remove(node: services.identity.name)
            }
        } catch {
            services.observer.note(.trouble(duty: "leaving", error: String(describing: error)))
        }
        services.observer.note(.stopped)
    }

    private func workAndComplete() async {
        await withTaskGroup { group in
            group.addTask { await self.completer.run { self.dispatcher.noteStoredEnds() } }
            await work()
            completer.close()
        }
    }

    /// Runs the loop with its duties beside it.
    private func work() async {
        idleness.begin(at: services.clock.uptime())
        await withTaskGroup { duties in
            duties.addTask { await self.heartbeat.run() }
            duties.addTask { await self.watchStore() }
            let supervisor = AttemptSupervisor(services: services, desk: desk, deadlineBell: dispatcher.deadlineBell)
            duties.addTask { await supervisor.watchDeadlines() }
            duties.addTask { await supervisor.watchCancellations(news: self.services.store.cancellationNews()) }
            duties.addTask {
                await self.lease.run {
                    self.care.wake()
                    self.scheduler.wake()
                    self.dispatcher.thinkAgain()
                }
            }
            duties.addTask { await self.care.run() }
            if let sharedCare {
                duties.addTask { await sharedCare.run { self.care.wake() } }
            }
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
            let batches = BatchService(
                services: services, desk: desk, completer: completer, dispatcher: dispatcher)
            async let lanes: Void = batches.run()
            await dispatcher.run { await self.mayEnd() }
            await lanes
            duties.cancelAll()
        }
    }

    /// Has the dispatcher look whenever something may have changed in the store.
    private func watchStore() async {
        // The first wait only says from where on changes count.
        var longest = Duration.zero
        while !Task.isCancelled {
            do {
                try await services.store.waitForChange(atMost: longest)
                longest = services.options.pollInterval
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
        guard services.options.untilIdle, lease.hasAsked, care.hasLookedOnce, !scheduler.isBusy else { return false }
        guard let backlog = try? await services.backlog() else { return false }
        if backlog.due == 0 && backlog.running == 0 && backlog.waiting == 0 { return true }
        guard let timeout = services.options.idleTimeout else { return false }
        return idleness.duration(attempts: report.attempts, now: services.clock.uptime()) >= timeout
    }
}
