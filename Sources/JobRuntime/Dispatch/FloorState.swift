import JobModel

/// What runs in a node and what it may take next; decides, and touches nothing.
struct FloorState: Sendable {
    /// Jobs of some kinds that may be claimed together.
    struct Portion: Sendable, Hashable {
        var kinds: [JobKind]
        var limit: Int
    }

    private var share = FairShare()
    private var queueGates: [String: RateGate] = [:]
    private var kindGates: [JobKind: RateGate] = [:]
    private var runningByQueue: [String: Int] = [:]
    /// Queues that had less than was asked for, until something changes in the store.
    private var drained: Set<String> = []
    private(set) var running = 0

    /// How many jobs to claim from which queues, in file order.
    mutating func shares(of roster: Roster, now: Duration) -> [FairShare.Portion] {
        let free = roster.concurrency - running
        guard free > 0 else { return [] }
        adopt(roster)
        let open = roster.queues.compactMap { queue -> FairShare.Queue? in
            guard !queue.isPaused, !drained.contains(queue.name) else { return nil }
            let room = queue.concurrency - runningByQueue[queue.name, default: 0]
            return FairShare.Queue(
                name: queue.name, weight: queue.weight,
                room: min(room, queueGates[queue.name]?.allowance(at: now) ?? room))
        }
        return open.isEmpty ? [] : share.share(of: free, among: open)
    }

    /// What to claim for `limit` jobs of a queue, one portion after the other.
    ///
    /// Kinds that their own limit lets pass less often than that come first and by themselves: they are few. All
    /// others are claimed together, in the order of the queue.
    mutating func portions(of limit: Int, kinds: [JobKind], now: Duration) -> [Portion] {
        guard !kindGates.isEmpty else { return [Portion(kinds: kinds, limit: limit)] }
        var portions: [Portion] = []
        var free: [JobKind] = []
        for kind in kinds {
            let allowance = kindGates[kind]?.allowance(at: now) ?? limit
            if allowance >= limit {
                free.append(kind)
            } else if allowance > 0 {
                portions.append(Portion(kinds: [kind], limit: allowance))
            }
        }
        return free.isEmpty ? portions : portions + [Portion(kinds: free, limit: limit)]
    }

    /// When a rate limit next lets something through; nil if none stands in the way.
    mutating func nextAllowance(now: Duration) -> Duration? {
        let times =
            queueGates.keys.compactMap { queueGates[$0]?.nextAllowed(at: now) }
            + kindGates.keys.compactMap { kindGates[$0]?.nextAllowed(at: now) }
        return times.min()
    }

    /// Notes what a claim brought.
    mutating func record(_ jobs: [ClaimedJob], of queue: String, weight: Int, now: Duration) {
        running += jobs.count
        runningByQueue[queue, default: 0] += jobs.count
        share.record(starts: jobs.count, of: queue, weight: weight)
        queueGates[queue]?.record(jobs.count, at: now)
        guard !kindGates.isEmpty else { return }
        for job in jobs { kindGates[job.kind]?.record(1, at: now) }
    }

    /// Notes that a queue had less than was asked for.
    mutating func recordDrained(_ queue: String) {
        drained.insert(queue)
    }

    /// Notes that a job's slot is free again.
    mutating func recordEnd(queue: String) {
        running -= 1
        runningByQueue[queue, default: 1] -= 1
    }

    /// Forgets which queues were empty, because something may have come.
    mutating func lookAgain() {
        drained = []
    }

    private mutating func adopt(_ roster: Roster) {
        for queue in roster.queues where queue.rateLimit != queueGates[queue.name]?.limit {
            FloorState.adopt(queue.rateLimit, into: &queueGates[queue.name])
        }
        guard !roster.limits.isEmpty || !kindGates.isEmpty else { return }
        for kind in Set(roster.limits.keys).union(kindGates.keys) where roster.limits[kind] != kindGates[kind]?.limit {
            FloorState.adopt(roster.limits[kind], into: &kindGates[kind])
        }
    }

    private static func adopt(_ limit: RateLimit?, into gate: inout RateGate?) {
        if let limit {
            if gate == nil { gate = RateGate(limit) } else { gate?.change(to: limit) }
        } else {
            gate = nil
        }
    }
}
