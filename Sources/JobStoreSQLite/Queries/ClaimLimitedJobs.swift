import JobModel
import JobStore
import JobTime
import SQLiteDriver

/// Takes due jobs out to be worked as far as the request's limits let them through.
struct ClaimLimitedJobs {
    /// What a claim would take.
    struct Choice {
        var jobs: [ClaimedJob] = []
        var admission: ClaimAdmission

        /// Whether there is anything to write.
        var isWorthLock: Bool { !jobs.isEmpty || !admission.changedGates.isEmpty }

        var result: ClaimResult {
            ClaimResult(jobs: jobs, isLimited: admission.isLimited, retryAfter: admission.retryAfter)
        }
    }

    let claim: ClaimJobs
    /// Where the claim begins, and what led there.
    let search: FindFirstJob.Outcome
    let foreignRows: ForeignRows

    private var request: ClaimRequest { claim.request }
    private var now: Timestamp { claim.now }

    /// Claims up to the request's limit; needs the write lock, under which the limits are exact.
    func run(on connection: SQLiteConnection) throws -> ClaimResult {
        guard try !ControlQueues.isPaused(request.queue, on: connection) else { return ClaimResult() }
        let choice = try choose(on: connection)
        try claim.take(choice.jobs, on: connection)
        for (name, gate) in choice.admission.changedGates { try LimitStarts.write(name, gate, on: connection) }
        return choice.result
    }

    /// What would be claimed at this moment.
    func choose(on connection: SQLiteConnection) throws -> Choice {
        var choice = Choice(admission: try admission(on: connection))
        var open = request
        var place = search.position
        while let closed = try walk(from: &place, open, into: &choice, on: connection) {
            open.kinds.removeAll { $0 == closed }
            guard !open.kinds.isEmpty else { break }
            // What is left of it is passed over like rows of unknown kinds, and remembered like them.
            let mark = foreignRows.start(for: open, at: now)
            let next = try FindFirstJob(request: open, now: now).run(from: max(mark, place), on: connection)
            foreignRows.note(
                next.position, foreign: next.foreign, for: open, at: now,
                hasSeenFront: search.start == .front && mark == .front)
            guard next.isFound else { break }
            place = next.position
        }
        return choice
    }

    /// Goes on until nothing more can be taken, or a kind is held: that one is returned.
    private func walk(
        from place: inout ClaimPosition, _ open: ClaimRequest, into choice: inout Choice,
        on connection: SQLiteConnection
    ) throws -> JobKind? {
        let kinds = Set(open.kinds.map(\.rawValue))
        let due = DueJobs(columns: .job, request: open, now: now)
        var closed: JobKind?
        try due.forEach(from: place, on: connection) { row, priority in
            let name = row.text(at: 2)
            guard kinds.contains(name) else { return true }
            let kind = JobKind(name)
            if let limits = choice.admission.unlearned(kind) {
                try learn(kind, limits, into: &choice.admission, on: connection)
            }
            place = ClaimPosition(priority: priority, scheduledAt: row.integer(at: 1), id: row.integer(at: 0))
            switch choice.admission.decide(kind, arguments: row.text(at: 6)) {
            case .take: choice.jobs.append(claim.job(kind: name, priority: Int(priority), from: row))
            case .hold: break
            case .holdKind: closed = kind
            case .holdQueue: return false
            }
            return closed == nil && choice.jobs.count < request.limit
        }
        return closed
    }

    private func admission(on connection: SQLiteConnection) throws -> ClaimAdmission {
        let limits = request.limits
        return ClaimAdmission(
            request, now: now,
            queueRunning: limits.queueConcurrency == nil
                ? 0 : try CountRunning.count(queue: request.queue, on: connection),
            queueStarts: limits.queueRate == nil
                ? [] : try LimitStarts.read(ClaimLimits.name(ofQueue: request.queue), on: connection))
    }

    private func learn(
        _ kind: JobKind, _ limits: KindLimits, into admission: inout ClaimAdmission, on connection: SQLiteConnection
    ) throws {
        admission.learn(
            kind,
            running: try limits.concurrency.map {
                try CountRunning.count(kind, by: $0, node: request.node, on: connection)
            } ?? [:],
            starts: limits.rate == nil ? [] : try LimitStarts.read(ClaimLimits.name(of: kind), on: connection))
    }
}
