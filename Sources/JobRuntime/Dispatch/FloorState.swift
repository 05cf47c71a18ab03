import JobModel

/// What runs in a node and what it may take next; decides, and touches nothing.
struct FloorState: Sendable {
    /// A claim the node should try.
    struct Wish: Sendable, Hashable {
        var queue: String
        var limit: Int
        var kinds: [JobKind]
    }

    private var share = FairShare()
    private var queueGates: [String: RateGate] = [:]
    private var kindGates: [JobKind: RateGate] = [:]
    private var runningByQueue: [String: Int] = [:]
    /// Queues that had less than was asked for, until something changes in the store.
    private var drained: Set<String> = []
    private(set) var running = 0

    /// What to claim now, in the order in which to claim it.
    mutating func wishes(
        concurrency: Int, queues: [QueueRules], kinds: [JobKind], limits: [JobKind: RateLimit], now: Duration
    ) -> [Wish] {
        adopt(queues: queues, limits: limits)
        let open = queues.filter { !$0.isPaused && !drained.contains($0.name) }.map { queue in
            FairShare.Queue(
                name: queue.name, weight: queue.weight,
                room: min(
                    queue.concurrency - runningByQueue[queue.name, default: 0],
                    queueGates[queue.name]?.allowance(at: now) ?? .max))
        }
        let free = concurrency - running
        return share.share(of: free, among: open).flatMap {
            claims(of: $0.name, limit: $0.count, kinds: kinds, now: now)
        }
    }

    /// When a rate limit next lets something through; nil if none stands in the way.
    mutating func nextAllowance(queues: [QueueRules], now: Duration) -> Duration? {
        let times =
            queues.compactMap { queueGates[$0.name]?.nextAllowed(at: now) }
            + kindGates.keys.compactMap { kindGates[$0]?.nextAllowed(at: now) }
        return times.min()
    }

    /// Notes what a claim brought.
    mutating func record(_ jobs: [ClaimedJob], for wish: Wish, weight: Int, hasOtherKinds: Bool, now: Duration) {
        running += jobs.count
        runningByQueue[wish.queue, default: 0] += jobs.count
        share.record(starts: jobs.count, of: wish.queue, weight: weight)
        queueGates[wish.queue]?.record(jobs.count, at: now)
        for job in jobs { kindGates[job.kind]?.record(1, at: now) }
        if jobs.count < wish.limit, !hasOtherKinds {
            drained.insert(wish.queue)
            share.recordEmpty(wish.queue)
        }
    }

    /// Notes that a job's slot is free again.
    mutating func recordEnd(queue: String) {
        running -= 1
        runningByQueue[queue, default: 1] -= 1
    }

    /// Forgets which queues were empty, because something may have come.
    mutating func lookAgain() {
        for queue in drained { share.recordEmpty(queue) }
        drained = []
    }

    /// A queue's claims: one for all kinds without a limit of their own, and one for each limited kind.
    private mutating func claims(of queue: String, limit: Int, kinds: [JobKind], now: Duration) -> [Wish] {
        guard !kindGates.isEmpty else { return [Wish(queue: queue, limit: limit, kinds: kinds)] }
        var wishes: [Wish] = []
        var rest = limit
        for kind in kinds.filter({ kindGates[$0] != nil }) {
            let count = min(rest, kindGates[kind]?.allowance(at: now) ?? 0)
            guard count > 0 else { continue }
            wishes.append(Wish(queue: queue, limit: count, kinds: [kind]))
        }
        let unlimited = kinds.filter { kindGates[$0] == nil }
        if !unlimited.isEmpty {
            wishes.append(Wish(queue: queue, limit: rest, kinds: unlimited))
        }
        rest = 0
        return wishes
    }

    private mutating func adopt(queues: [QueueRules], limits: [JobKind: RateLimit]) {
        for queue in queues {
            FloorState.adopt(queue.rateLimit, into: &queueGates[queue.name])
        }
        for kind in Set(limits.keys).union(kindGates.keys) {
            FloorState.adopt(limits[kind], into: &kindGates[kind])
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
