import JobTime

/// The fires that a plan counts, but that are too many to be listed: sums, and how many jobs come when.
final class UnlistedFires {
    struct Sum {
        var fires = 0
        /// nil if nobody knows.
        var jobs: Int? = 0
    }

    /// Jobs of one queue that are spread over the same time.
    private struct Flow: Hashable {
        let queue: String
        let spread: Duration
    }

    private(set) var sums: [FireOrigin: Sum] = [:]
    private var tables: [Flow: ArrivalTable] = [:]
    private let window: Range<Timestamp>

    init(in window: Range<Timestamp>) {
        self.window = window
    }

    /// By schedule and zone, ascending.
    var inOrder: [UnlistedSum] {
        sums.map { UnlistedSum(origin: $0.key, fires: $0.value.fires, jobs: $0.value.jobs) }.sorted {
            ($0.origin.schedule, $0.origin.zone, $0.origin.isUnknownZone ? 1 : 0)
                < ($1.origin.schedule, $1.origin.zone, $1.origin.isUnknownZone ? 1 : 0)
        }
    }

    /// Counts fires of one origin.
    func add(_ fires: [(instant: Timestamp, jobs: Int?)], of origin: FireOrigin) {
        guard !fires.isEmpty else { return }
        var sum = sums[origin] ?? Sum()
        // Taken out while it changes, so that it is not copied.
        let flow = Flow(queue: origin.queue, spread: origin.spread ?? .zero)
        var table = tables.removeValue(forKey: flow) ?? ArrivalTable(window)
        sum.fires += fires.count
        for fire in fires {
            sum.jobs = PlanTotals.sum(sum.jobs, fire.jobs)
            table.add(fire.jobs ?? 0, at: fire.instant)
        }
        sums[origin] = sum
        tables[flow] = table
    }

    /// When how many jobs come to a queue; nil if nobody knows.
    func arrivals(at queue: String) -> [QueueSimulation.Arrival]? {
        guard sums.allSatisfy({ $0.key.queue != queue || $0.value.jobs != nil }) else { return nil }
        return tables.filter { $0.key.queue == queue }.flatMap { flow, table in
            table.entries.map { QueueSimulation.Arrival(at: $0.instant, jobs: $0.jobs, over: flow.spread) }
        }
    }
}
