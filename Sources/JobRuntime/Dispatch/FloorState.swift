import JobModel
import JobStore

/// What runs in a node and what it may take next; decides, and touches nothing.
struct FloorState: Sendable {
    /// Jobs of some kinds that may be claimed together.
    struct Portion: Sendable, Hashable {
        var kinds: [JobKind]
        var limit: Int
    }

    /// Why a queue gave less than was asked for.
    struct Shortage: Sendable, Hashable {
        /// Whether a limit over the fleet holds jobs of it.
        var isLimited = false
        /// When a rate limit lets one of them through.
        var retryAt: Duration?

        /// Adds what a claim tells.
        mutating func note(_ claim: ClaimResult, now: Duration) {
            guard claim.isLimited else { return }
            isLimited = true
            guard let pause = claim.retryAfter else { return }
            retryAt = min(retryAt ?? now + pause, now + pause)
        }
    }

    /// What can make an answer of the store an old one.
    struct Sight: Sendable, Hashable {
        /// How often something may have come.
        var looks = 0
        /// How often ends of attempts were stored: where a limit holds jobs, there may be room.
        var ends = 0
    }

    private var share = FairShare()
    private var queueGates: [String: RateGate] = [:]
    private var kindGates: [JobKind: RateGate] = [:]
    private var runningByQueue: [String: Int] = [:]
    /// Room that claims under way may fill, by queue.
    private var reserved: [String: Int] = [:]
    /// Queues that had less than was asked for, until something changes in the store.
    private var drained: [String: Shortage] = [:]
    /// How much has happened: what comes during a claim makes its answer an old one.
    private(set) var sight = Sight()
    private(set) var running = 0

    /// How many jobs to claim from which queues, in file order, at most `limit` together.
    mutating func shares(of roster: Roster, limit: Int = .max, now: Duration) -> [FairShare.Portion] {
        let free = min(roster.concurrency - running - reserved.values.reduce(0, +), limit)
        guard free > 0 else { return [] }
        adopt(roster)
        let open = roster.rowQueues.compactMap { queue -> FairShare.Queue? in
            guard !queue.isPaused, isWorthClaim(queue.name, now: now) else { return nil }
            let claimed = reserved[queue.name, default: 0]
            let room = queue.concurrency - runningByQueue[queue.name, default: 0]
            let allowance = queueGates[queue.name]?.allowance(at: now) ?? room
            return FairShare.Queue(
                name: queue.name, weight: queue.weight, room: min(room, allowance) - claimed)
        }
        return open.isEmpty ? [] : share.share(of: free, among: open)
    }

    /// The same, told apart: queues that can be claimed from in one step, because nothing bounds the kinds of their jobs,
    /// and those that need a look of their own.
    mutating func claims(
        of roster: Roster, limit: Int, now: Duration
    ) -> (together: [FairShare.Portion], apart: [FairShare.Portion]) {
        let shares = shares(of: roster, limit: limit, now: now)
        guard kindGates.isEmpty else { return ([], shares) }
        return (
            shares.filter { roster.claimLimits(of: $0.name).isNone },
            shares.filter { !roster.claimLimits(of: $0.name).isNone }
        )
    }

    /// Keeps room for a claim that begins, so that another one at the same time does not count on it, too.
    mutating func reserve(_ shares: [FairShare.Portion]) {
        for share in shares { reserved[share.name, default: 0] += share.count }
    }

    /// Gives back the room of a claim that has ended.
    mutating func release(_ shares: [FairShare.Portion]) {
        for share in shares {
            let left = reserved[share.name, default: 0] - share.count
            reserved[share.name] = left > 0 ? left : nil
        }
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

    /// The queues that may have something, whether there is room for it or not.
    func unasked(of roster: Roster, now: Duration) -> [String] {
        roster.rowQueues.filter { !$0.isPaused && isWorthClaim($0.name, now: now) }.map(\.name)
    }

    private func isWorthClaim(_ queue: String, now: Duration) -> Bool {
        guard let shortage = drained[queue] else { return true }
        return shortage.retryAt.map { $0 <= now } ?? false
    }

    /// When a rate limit next lets something through; nil if none stands in the way.
    mutating func nextAllowance(now: Duration) -> Duration? {
        let times =
            queueGates.keys.compactMap { queueGates[$0]?.nextAllowed(at: now) }
            + kindGates.keys.compactMap { kindGates[$0]?.nextAllowed(at: now) } + drained.values.compactMap(\.retryAt)
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
    ///
    /// - Parameter sight: as it was before the claim: something may have come since then.
    mutating func recordDrained(_ queue: String, _ shortage: Shortage = Shortage(), since sight: Sight) {
        guard sight.looks == self.sight.looks, !shortage.isLimited || sight == self.sight else { return }
        drained[queue] = shortage
    }

    /// Notes that ends of attempts are stored: where a limit holds jobs, there may be room now.
    mutating func recordStoredEnds() {
        sight.ends += 1
        drained = drained.filter { !$0.value.isLimited }
    }

    /// Notes that a job's slot is free again.
    mutating func recordEnd(queue: String) {
        running -= 1
        runningByQueue[queue, default: 1] -= 1
    }

    /// Forgets which queues were empty, because something may have come.
    mutating func lookAgain() {
        sight.looks += 1
        drained = [:]
    }

    private mutating func adopt(_ roster: Roster) {
        for queue in roster.queues where queue.rateLimit?.ifPerNode(true) != queueGates[queue.name]?.limit {
            FloorState.adopt(queue.rateLimit?.ifPerNode(true), into: &queueGates[queue.name])
        }
        guard !roster.kindLimits.isEmpty || !kindGates.isEmpty else { return }
        for kind in Set(roster.kindLimits.keys).union(kindGates.keys)
        where roster.kindLimits[kind] != kindGates[kind]?.limit {
            FloorState.adopt(roster.kindLimits[kind], into: &kindGates[kind])
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
