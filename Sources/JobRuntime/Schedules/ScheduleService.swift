import JobPlugin
import ZoneDatabase

/// Fires the schedules while this node holds the lease: those with a zone of their own, and beside them those of users.
final class ScheduleService: Sendable {
    private let services: NodeServices
    private let lease: LeaseKeeper
    private let lanes: [ScheduleLane]

    /// - Parameter onRound: called after each round over schedules of either sort.
    init(
        services: NodeServices, lease: LeaseKeeper, zones: ZoneDatabase, audiences: [String: any Audience],
        onRound: @escaping @Sendable () -> Void
    ) {
        self.services = services
        self.lease = lease
        lanes = [ScheduleScope.fixedZone, .eachUser].map { scope in
            ScheduleLane(
                scope, services: services, lease: lease, zones: zones, audiences: audiences, onRound: onRound)
        }
    }

    /// Whether slots that have come may not have been fired yet.
    var isBusy: Bool {
        guard services.options.firesSchedules, lease.current != nil else { return false }
        return lanes.contains(where: \.isBusy)
    }

    /// Begins a round at once.
    func wake() {
        for lane in lanes { lane.wake() }
    }

    /// Goes round until the task is cancelled.
    func run() async {
        await withTaskGroup { group in
            for lane in lanes { group.addTask { await lane.run() } }
        }
    }
}
