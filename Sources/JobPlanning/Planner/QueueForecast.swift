import JobConfig
import JobModel
import JobTime

/// Forecasts the load of each queue.
struct QueueForecast {
    private let configuration: Configuration
    private let request: PlanRequest

    init(_ configuration: Configuration, request: PlanRequest) {
        self.configuration = configuration
        self.request = request
    }

    /// The queues that fires go to, in the order of the schedules.
    func loads(
        of fires: [PlannedFire], _ unlisted: UnlistedFires, schedules: [PlannedSchedule]
    ) -> [QueueLoad] {
        let byQueue = Dictionary(grouping: fires, by: \.queue)
        var seen: Set<String> = []
        return schedules.compactMap { schedule in
            guard seen.insert(schedule.queue).inserted, let fires = byQueue[schedule.queue] else { return nil }
            return load(of: schedule.queue, fires, unlisted)
        }
    }

    private func load(of name: String, _ fires: [PlannedFire], _ unlisted: UnlistedFires) -> QueueLoad {
        let queue = configuration.queue(name)
        var capacity = (queue?.concurrency.value ?? configuration.runtime.concurrency.value) * request.nodes
        if let limit = queue?.globalConcurrency?.value { capacity = min(capacity, limit) }
        let (duration, source) = meanDuration(fires, unlisted.sums.filter { $0.key.queue == name })
        var load = QueueLoad(
            queue: name, capacity: capacity, peak: nil, peakAt: nil, drainedAt: nil, duration: duration,
            durationSource: source)
        let arrivals = fires.compactMap { fire in
            fire.count.map { QueueSimulation.Arrival(at: fire.instant, jobs: $0, over: fire.spread ?? .zero) }
        }
        guard arrivals.count == fires.count, let more = unlisted.arrivals(at: name) else { return load }
        let simulation = QueueSimulation(
            capacity: capacity, duration: duration,
            perSecond: queue?.rateLimit.map { Double($0.value.max) / max($0.value.per / .seconds(1), 1e-6) })
        let result = simulation.run(arrivals + more)
        load.peak = result.peak
        load.peakAt = result.peakAt
        load.drainedAt = result.drainedAt
        return load
    }

    /// The mean over the jobs, each lasting what was given for its kind, else its timeout.
    private func meanDuration(
        _ fires: [PlannedFire], _ unlisted: [FireOrigin: UnlistedFires.Sum]
    ) -> (Duration, QueueLoad.DurationSource) {
        var counts: [String: Double] = [:]
        for fire in fires { counts[fire.job, default: 0] += Double(fire.count ?? 1) }
        for (origin, sum) in unlisted { counts[origin.job, default: 0] += Double(sum.jobs ?? sum.fires) }
        var seconds = 0.0
        var source = QueueLoad.DurationSource.given
        // In order: sums of fractions depend on it.
        for (job, count) in counts.sorted(by: { $0.key < $1.key }) {
            let given = request.durations[job]
            if given == nil { source = .timeout }
            let timeout = configuration.job(job)?.timeout.value ?? configuration.defaults.timeout.value
            seconds += count * ((given ?? timeout) / .seconds(1))
        }
        let jobs = counts.values.reduce(0, +)
        guard jobs > 0 else { return (.zero, source) }
        return (.milliseconds(Int64((seconds / jobs * 1_000).rounded())), source)
    }
}
