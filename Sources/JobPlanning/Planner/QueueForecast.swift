import JobConfig
import JobModel
import JobTime

/// Forecasts the load of each queue.
struct QueueForecast {
    private let configuration: Configuration
    private let request: PlanRequest

    /// The load of the queues that fires go to, in the order of the schedules.
    private(set) var loads: [QueueLoad] = []
    /// By queue the jobs waiting or running over time.
    private(set) var curves: [String: [QueueLevel]] = [:]

    init(
        _ configuration: Configuration, request: PlanRequest, fires: [PlannedFire], schedules: [PlannedSchedule]
    ) {
        self.configuration = configuration
        self.request = request
        let byQueue = Dictionary(grouping: fires, by: \.queue)
        var seen: Set<String> = []
        for schedule in schedules where seen.insert(schedule.queue).inserted {
            guard let fires = byQueue[schedule.queue] else { continue }
            loads.append(forecast(schedule.queue, fires))
        }
    }

    private mutating func forecast(_ name: String, _ fires: [PlannedFire]) -> QueueLoad {
        let queue = configuration.queue(name)
        var capacity = (queue?.concurrency.value ?? configuration.runtime.concurrency.value) * request.nodes
        if let limit = queue?.globalConcurrency?.value { capacity = min(capacity, limit) }
        let mean = meanDuration(fires)
        var load = QueueLoad(
            queue: name, capacity: capacity, peak: nil, peakAt: nil, drainedAt: nil, duration: mean.duration,
            durationSource: mean.source, historyJobs: mean.jobs)
        let arrivals = fires.compactMap { fire in
            fire.count.map { QueueSimulation.Arrival(at: fire.instant, jobs: $0, over: fire.spread ?? .zero) }
        }
        guard arrivals.count == fires.count else { return load }
        let simulation = QueueSimulation(
            capacity: capacity, duration: mean.duration,
            perSecond: queue?.rateLimit.map { Double($0.value.max) / max($0.value.per / .seconds(1), 1e-6) })
        let result = simulation.run(arrivals)
        load.peak = result.peak
        load.peakAt = result.peakAt
        load.drainedAt = result.drainedAt
        curves[name] = result.curve
        return load
    }

    /// The mean over the jobs, each lasting what its kind took lately, else its timeout.
    private func meanDuration(
        _ fires: [PlannedFire]
    ) -> (duration: Duration, source: QueueLoad.DurationSource, jobs: Int) {
        var counts: [String: Double] = [:]
        for fire in fires { counts[fire.job, default: 0] += Double(fire.count ?? 1) }
        var seconds = 0.0
        for (kind, count) in counts.sorted(by: { $0.key < $1.key }) {
            let timeout = configuration.job(kind)?.timeout.value ?? configuration.defaults.timeout.value
            seconds += count * ((request.durations[kind]?.mean ?? timeout) / .seconds(1))
        }
        let known = counts.keys.compactMap { request.durations[$0] }
        let source: QueueLoad.DurationSource =
            known.isEmpty ? .timeout : known.count == counts.count ? .history : .mixed
        let jobs = counts.values.reduce(0, +)
        let mean = jobs > 0 ? seconds / jobs : 0
        return (.milliseconds(Int64((mean * 1_000).rounded())), source, known.reduce(0) { $0 + $1.jobs })
    }
}
