import JobTime

/// A queue as a fluid: jobs flow in, and out at the rate at which all workers together finish them.
struct QueueSimulation {
    struct Arrival {
        let at: Timestamp
        let jobs: Int
        /// Evenly over this time; zero for all at once.
        let over: Duration

        init(at: Timestamp, jobs: Int, over: Duration) {
            self.at = at
            self.jobs = jobs
            self.over = over
        }
    }

    struct Result: Equatable {
        var peak = 0
        var peakAt: Timestamp?
        var drainedAt: Timestamp?
        /// Jobs waiting or running, straight between two points.
        var curve: [QueueLevel] = []
    }

    /// What changes at a moment, in seconds since the first arrival.
    private struct Change {
        var at: Double
        var jobs = 0.0
        var rate = 0.0
    }

    /// Seconds that one job lasts.
    private let duration: Double
    /// Jobs finished in a second when all workers are busy.
    private let outflow: Double

    /// - Parameter perSecond: the queue's rate limit, if it has one.
    init(capacity: Int, duration: Duration, perSecond: Double?) {
        self.duration = max(duration / .seconds(1), 0.001)
        let workers = Double(max(capacity, 1)) / self.duration
        outflow = perSecond.map { min($0, workers) } ?? workers
    }

    func run(_ arrivals: [Arrival]) -> Result {
        guard let start = arrivals.map(\.at).min() else { return Result() }
        let changes = changes(of: arrivals, since: start)
        var result = Result()
        var peak = 0.0
        var backlog = 0.0
        var inflow = 0.0
        var now = 0.0
        var lastArrival = 0.0
        var peakTime = 0.0
        var drained: Double?
        var level = 0.0
        func draw(_ second: Double, _ jobs: Double) {
            let at = start.advanced(by: .milliseconds(Int64((second * 1_000).rounded())))
            let level = QueueLevel(at: at, jobs: jobs)
            if result.curve.last != level { result.curve.append(level) }
        }

        for change in changes {
            let emptyAt = backlog > 0 && outflow > inflow ? now + backlog / (outflow - inflow) : now
            if backlog > 0, outflow > inflow, emptyAt < change.at {
                let end = max(emptyAt, min(change.at, lastArrival + duration))
                if emptyAt < end { draw(end, level) }
                draw(end, min(inflow, outflow) * duration)
            }
            if drained == nil, peak > 0, inflow < QueueSimulation.trickle, emptyAt < change.at {
                drained = max(emptyAt, lastArrival + duration)
            }
            if emptyAt <= change.at, outflow >= inflow {
                backlog = 0
            } else {
                backlog += (inflow - outflow) * (change.at - now)
            }
            now = change.at
            let before = max(backlog, min(inflow, outflow) * duration)
            if change.jobs > 0 || abs(inflow) > QueueSimulation.trickle { lastArrival = now }
            backlog += change.jobs
            inflow = max(0, inflow + change.rate)
            let after = max(backlog, min(inflow, outflow) * duration)
            draw(now, before)
            draw(now, after)
            level = after
            for reached in [before, after] where reached > peak + 1e-6 {
                peak = reached
                peakTime = now
                drained = nil
            }
        }
        guard peak > 0 else { return result }
        let empty = max(now + backlog / outflow, lastArrival + duration)
        // Jobs that all run at once end at once, too.
        if now + backlog / outflow < empty { draw(empty, level) }
        draw(empty, 0)
        let end = drained ?? empty
        result.peak = Int((peak - 1e-6).rounded(.up))
        result.peakAt = start.advanced(by: .seconds(Int64(peakTime.rounded())))
        result.drainedAt = start.advanced(by: .seconds(Int64((end - 1e-6).rounded(.up))))
        return result
    }

    /// Less than this many jobs a second is a rounding error.
    private static let trickle = 1e-9

    private func changes(of arrivals: [Arrival], since start: Timestamp) -> [Change] {
        var changes: [Change] = []
        for arrival in arrivals where arrival.jobs > 0 {
            let at = arrival.at.since(start) / .seconds(1)
            let over = arrival.over / .seconds(1)
            if over > 0 {
                changes.append(Change(at: at, rate: Double(arrival.jobs) / over))
                changes.append(Change(at: at + over, rate: -Double(arrival.jobs) / over))
            } else {
                changes.append(Change(at: at, jobs: Double(arrival.jobs)))
            }
        }
        changes.sort { $0.at < $1.at }
        // One moment, one change: whatever comes together is one jump.
        return changes.reduce(into: []) { merged, change in
            if let last = merged.last, last.at == change.at {
                merged[merged.count - 1].jobs += change.jobs
                merged[merged.count - 1].rate += change.rate
            } else {
                merged.append(change)
            }
        }
    }
}
