import JobModel
import JobStore
import JobTime

/// Takes part in the upkeep that a store shares with other programs, and does what only they need while this node leads:
/// frees their stuck jobs, and rebuilds indexes at night.
final class SharedCareService: Sendable {
    /// How often stuck jobs are looked for.
    static let rescueInterval: Duration = .seconds(30)
    private static let secondsPerDay: Int64 = 86_400

    private let services: NodeServices
    private let maintenance: any SharedMaintenance
    private let bell = Doorbell()

    init(services: NodeServices, maintenance: any SharedMaintenance) {
        self.services = services
        self.maintenance = maintenance
    }

    /// Takes part until the task is cancelled.
    /// - Parameter onNews: called when this node begins or ends to lead.
    func run(onNews: @escaping @Sendable () -> Void) async {
        await withTaskGroup { group in
            group.addTask { [self] in
                await maintenance.takePart { news in
                    self.note(news)
                    self.bell.ring()
                    onNews()
                }
            }
            group.addTask { await self.goRound() }
        }
    }

    private func note(_ news: SharedMaintenanceNews) {
        switch news {
        case .gained: services.observer.note(.maintenanceGained)
        case .lost: services.observer.note(.maintenanceLost)
        case .trouble(let error): services.observer.note(.trouble(duty: "election", error: error))
        }
    }

    private func goRound() async {
        var nextRescue = services.clock.uptime()
        var nextRebuild = Self.midnight(after: services.clock.now())
        while !Task.isCancelled {
            if maintenance.isLeader, services.clock.uptime() >= nextRescue {
                await rescue()
                nextRescue = services.clock.uptime() + Self.rescueInterval
            }
            let now = services.clock.now()
            if now >= nextRebuild {
                nextRebuild = Self.midnight(after: now)
                if maintenance.isLeader { await rebuild() }
            }
            let untilRebuild = max(nextRebuild.since(services.clock.now()), .milliseconds(1))
            await bell.wait(atMost: min(Self.rescueInterval, untilRebuild), on: services.clock)
        }
    }

    private func rescue() async {
        let kinds = services.configuration.current.kinds.mapValues { kind in
            StuckJobRules.Kind(timeout: kind.timeout, backoff: kind.retry.backoff)
        }
        do {
            for job in try await maintenance.rescueStuckJobs(StuckJobRules(kinds: kinds)) {
                services.observer.note(.jobRescued(id: job.id, kind: job.kind, from: job.node, state: job.state))
            }
        } catch {
            guard !Task.isCancelled, (error as? StoreError)?.code != .lostLease else { return }
            services.observer.note(.trouble(duty: "freeing stuck jobs", error: String(describing: error)))
        }
    }

    private func rebuild() async {
        for trouble in await maintenance.rebuildIndexes() {
            services.observer.note(.trouble(duty: "rebuilding indexes", error: trouble))
        }
    }

    /// The next beginning of a day in UTC.
    static func midnight(after time: Timestamp) -> Timestamp {
        let day = time.seconds / secondsPerDay - (time.seconds % secondsPerDay < 0 ? 1 : 0)
        return Timestamp(microseconds: (day + 1) * secondsPerDay * 1_000_000)
    }
}
