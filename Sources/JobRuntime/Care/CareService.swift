import JobStore
import JobTime
import Synchronization

/// Looks after the store while this node holds the lease: brings due jobs forward, takes jobs of lost nodes back,
/// and removes what is past its time.
///
/// Each of these may be done by several nodes at once without harm. So every node looks once when it starts, and one
/// that works until idle goes on: it must not wait for a holder of the lease who has died.
///
/// In a store that other programs use too, bringing jobs forward and removing them is for whoever leads the shared upkeep,
/// this node or another; the lease then covers only what is ours alone.
final class CareService: Sendable {
    /// How often due jobs are brought forward at least, and old ones removed.
    static let promotionInterval: Duration = .seconds(1)
    static let cleaningInterval: Duration = .seconds(30)
    /// How often the holder looks whether processes of its own machine are gone.
    static let goneNodesInterval: Duration = .seconds(5)
    private static let pageSize = 5_000

    private let services: NodeServices
    private let lease: LeaseKeeper
    private let dispatcher: Dispatcher
    /// Nil if the store is ours alone.
    private let shared: (any SharedMaintenance)?
    private let hasRun = Mutex(false)
    private let bell = Doorbell()

    init(
        services: NodeServices, lease: LeaseKeeper, dispatcher: Dispatcher, shared: (any SharedMaintenance)? = nil
    ) {
        self.services = services
        self.lease = lease
        self.dispatcher = dispatcher
        self.shared = shared
    }

    /// Whether this node has looked after the store once.
    var hasLookedOnce: Bool { hasRun.withLock { $0 } }

    /// Begins a round at once.
    func wake() { bell.ring() }

    /// Goes round until the task is cancelled.
    func run() async {
        var nextRescue = services.clock.uptime()
        var nextSearch = nextRescue
        var wasCutOff = false
        var wasHolder = false
        var nextCleaning = nextRescue + CareService.cleaningInterval
        while !Task.isCancelled {
            let now = services.clock.uptime()
            let isHolder = lease.current != nil
            let looks = isHolder || services.options.untilIdle || !hasLookedOnce
            // The last holder may be among the lost, and nobody has looked since then.
            if isHolder, !wasHolder { nextRescue = now }
            wasHolder = isHolder
            if isHolder, now >= nextSearch {
                nextSearch = now + CareService.goneNodesInterval
                if await hasRemovedGoneNodes() { nextRescue = now }
            }
            if looks, now >= nextRescue {
                let lostAfter = services.configuration.current.nodeLostAfter
                // Who comes back from an outage finds no beat of anybody: the others come back only now, too.
                let hasFailed = await !attempt("rescue") {
                    if wasCutOff { _ = try await self.services.store.now() } else { try await self.rescue() }
                }
                nextRescue = now + (wasCutOff && !hasFailed ? lostAfter / 2 : lostAfter / 3)
                wasCutOff = hasFailed
            }
            if shared?.isLeader ?? looks {
                await attempt("promotion") { try await self.promote() }
            }
            if isHolder || shared?.isLeader ?? false, now >= nextCleaning {
                await attempt("cleaning") { try await self.clean() }
                nextCleaning = now + CareService.cleaningInterval
            }
            if !hasLookedOnce {
                hasRun.withLock { $0 = true }
                dispatcher.thinkAgain()
            }
            let (pause, isReachable) = await lookAhead()
            if !isReachable { wasCutOff = true }
            await bell.wait(atMost: pause, on: services.clock)
        }
    }

    /// How long until the next round, as jobs are brought forward when they are due; and whether the store answered.
    private func lookAhead() async -> (pause: Duration, isReachable: Bool) {
        var pause = CareService.promotionInterval
        let isReachable = await attempt("looking ahead") {
            let outlook = try await self.services.outlook()
            self.dispatcher.note(outlook)
            guard let next = outlook.nextPromotion else { return }
            let wait = next.since(outlook.now)
            if wait > .zero { pause = min(pause, max(wait, .milliseconds(1))) }
        }
        return (pause, isReachable)
    }

    private func hasRemovedGoneNodes() async -> Bool {
        var hasRemoved = false
        await attempt("looking for lost processes") {
            hasRemoved = try await GoneNodes(services: self.services).remove()
        }
        return hasRemoved
    }

    private func rescue() async throws {
        try await GoneNodes(services: services).remove()
        while !Task.isCancelled {
            let rescued = try await services.store.rescueJobs(
                ofNodesLostFor: services.configuration.current.nodeLostAfter, limit: CareService.pageSize)
            for job in rescued {
                services.observer.note(.jobRescued(id: job.id, kind: job.kind, from: job.node, state: job.state))
            }
            if !rescued.isEmpty { dispatcher.lookAgain() }
            if rescued.count < CareService.pageSize { return }
        }
    }

    private func promote() async throws {
        var promoted = 0
        while !Task.isCancelled {
            let count = try await services.store.promote(limit: CareService.pageSize)
            promoted += count
            if count < CareService.pageSize { break }
        }
        if promoted > 0 { dispatcher.lookAgain() }
    }

    private func clean() async throws {
        if let shared, !shared.isLeader {
            return try await shared.cleanOwnTables(
                services.configuration.current.retention, limit: CareService.pageSize)
        }
        while !Task.isCancelled {
            let count = try await services.store.clean(
                services.configuration.current.retention, limit: CareService.pageSize)
            if count < CareService.pageSize { return }
        }
    }

    @discardableResult
    private func attempt(_ duty: String, _ body: () async throws -> Void) async -> Bool {
        do {
            try await body()
            return true
        } catch {
            if !Task.isCancelled {
                services.observer.note(.trouble(duty: duty, error: String(describing: error)))
            }
            return false
        }
    }
}
