public import JobModel
public import JobTime

/// Decides, job by job in the order of a queue, which of them a claim takes under its limits.
///
/// It reads nothing: a store tells it what runs and what has started, as its lock shows them, asks about each due
/// job, and keeps the starts of `changedGates` in the same transaction. What runs of a kind is asked for only when
/// a job of that kind turns up.
public struct ClaimAdmission: Sendable {
    /// What becomes of a due job.
    public enum Decision: Sendable, Hashable {
        /// It is claimed.
        case take
        /// It stays; others of its kind may pass.
        case hold
        /// It stays, and so does every further one of its kind.
        case holdKind
        /// It stays, and so does everything else.
        case holdQueue
    }

    private struct Kind: Sendable {
        var concurrency: KeyedConcurrency?
        var running: [String: Int]
        var gate: RateGate?
        var held = 0
    }

    /// A claim looks past so many jobs of a kind whose keys are taken; then it holds the kind.
    public static let patience = 1_000

    private let limits: ClaimLimits
    private let queue: String
    private let now: Duration
    private var queueRunning: Int
    private var queueGate: RateGate?
    private var kinds: [JobKind: Kind] = [:]
    private var nextAllowed: Duration?
    /// Whether a job was held.
    public private(set) var isLimited = false

    /// Begins a claim.
    ///
    /// - Parameters:
    ///   - now: the store's present.
    ///   - queueRunning: how many jobs of the queue run; plays no part without a limit of them.
    ///   - queueStarts: the starts kept for the queue.
    public init(_ request: ClaimRequest, now: Timestamp, queueRunning: Int, queueStarts: [RateGate.Start]) {
        limits = request.limits
        queue = request.queue
        self.now = .microseconds(now.microseconds)
        self.queueRunning = queueRunning
        queueGate = limits.queueRate.map { [self] in RateGate($0, starts: queueStarts, now: self.now) }
    }

    /// The limits of a kind about which `learn` has still to tell; nil if there is nothing to tell.
    public func unlearned(_ kind: JobKind) -> KindLimits? {
        kinds[kind] == nil ? limits.kinds[kind] : nil
    }

    /// Takes note of a kind's use.
    ///
    /// - Parameters:
    ///   - running: how many jobs of each key run.
    ///   - starts: the starts kept for the kind.
    public mutating func learn(_ kind: JobKind, running: [String: Int], starts: [RateGate.Start]) {
        guard let limits = limits.kinds[kind] else { return }
        kinds[kind] = Kind(
            concurrency: limits.concurrency, running: running,
            gate: limits.rate.map { RateGate($0, starts: starts, now: now) })
    }

    /// Decides about the next due job, and counts it if it is taken.
    public mutating func decide(_ kind: JobKind, arguments: String) -> Decision {
        let isFull = limits.queueConcurrency.map { queueRunning >= $0 } ?? false
        guard !isFull, queueGate?.allowance(at: now) != 0 else {
            return hold(.holdQueue, until: isFull ? nil : queueGate?.nextAllowed(at: now))
        }
        if var state = kinds[kind] {
            defer { kinds[kind] = state }
            guard state.gate?.allowance(at: now) != 0 else {
                return hold(.holdKind, until: state.gate?.nextAllowed(at: now))
            }
            if let concurrency = state.concurrency {
                let key = concurrency.key(of: arguments)
                guard state.running[key, default: 0] < concurrency.max else {
                    state.held += 1
                    let isLast = concurrency.field == nil || state.held >= Self.patience
                    return hold(isLast ? .holdKind : .hold, until: nil)
                }
                state.running[key, default: 0] += 1
            }
            state.gate?.record(1, at: now)
        }
        queueRunning += 1
        queueGate?.record(1, at: now)
        return .take
    }

    private mutating func hold(_ decision: Decision, until time: Duration?) -> Decision {
        isLimited = true
        if let time { nextAllowed = min(nextAllowed ?? time, time) }
        return decision
    }

    /// How long until a rate limit lets one of the held jobs through.
    public var retryAfter: Duration? { nextAllowed.map { $0 - now } }

    /// The gates whose starts are to be kept, by the limits' names.
    public var changedGates: [String: RateGate] {
        var gates: [String: RateGate] = [:]
        if let queueGate, queueGate.isChanged { gates[ClaimLimits.name(ofQueue: queue)] = queueGate }
        for (kind, state) in kinds {
            if let gate = state.gate, gate.isChanged { gates[ClaimLimits.name(of: kind)] = gate }
        }
        return gates
    }
}
