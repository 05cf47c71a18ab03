import JobModel
import JobPlugin
import JobStore

/// Works the jobs of one queue on one lane: a batch is claimed, run in order and ended inside one transaction.
struct BatchWorker: Sendable {
    let services: NodeServices
    let desk: AttemptDesk
    let completer: Completer
    let dispatcher: Dispatcher
    /// The queue's name.
    let queue: String
    /// Tells the lanes of the node apart.
    let number: Int
    let rules = BatchRules()

    /// What a batch did.
    private struct Outcome {
        var ended: [EndedAttempt] = []
        /// Whether an attempt was interrupted, so that no further one of the batch may run.
        var isBroken = false
        /// A handler whose time is over and that may not have returned.
        var lingering: Task<Void, Never>?
    }

    /// Works batches until nothing is due, the queue is paused, or a stop begins.
    /// - Returns: Whether there was any.
    /// - Throws: What the store throws; then the batch under way has not happened.
    func workBatches(on lane: any JobBatchLane) async throws -> Bool {
        guard let first = request() else { return false }
        var jobs = try await lane.claim(first)
        guard !jobs.isEmpty else { return false }
        do {
            while !jobs.isEmpty {
                dispatcher.noteBatch(jobs.count)
                defer { dispatcher.noteBatch(-jobs.count) }
                jobs = try await workBatch(jobs, on: lane)
            }
        } catch {
            await lane.rollBack()
            throw error
        }
        return true
    }

    /// What the queue's rules and the node's state allow to claim; nil for nothing.
    private func request() -> ClaimRequest? {
        let roster = services.roster
        guard dispatcher.isOpen, let rules = roster.batchQueues.first(where: { $0.name == queue }), !rules.isPaused
        else { return nil }
        return ClaimRequest(queue: queue, limit: self.rules.jobs, kinds: roster.kinds, node: services.identity.name)
    }

    private func workBatch(_ jobs: [ClaimedJob], on lane: any JobBatchLane) async throws -> [ClaimedJob] {
        let roster = services.roster
        var outcome = Outcome()
        let startedAt = services.clock.uptime()
        for job in jobs {
            guard !outcome.isBroken, dispatcher.phase == .working, !Task.isCancelled,
                rules.permitsNext(startedAt: startedAt, now: services.clock.uptime())
            else { break }
            // A store that gives what was not asked for: it goes back.
            guard let plan = roster.plan(for: job.kind) else { continue }
            try await run(job, plan, lane.part(of: job.claim), &outcome)
        }
        let next = outcome.isBroken ? nil : request()
        let (results, claimed) = try await lane.commit(outcome.ended.map(\.finish), next: next)
        completer.record(outcome.ended, results)
        // A handler that ignores its cancellation keeps the lane until it returns.
        await outcome.lingering?.value
        return claimed
    }

    /// Runs one attempt to its end, to its timeout, or to a stop.
    private func run(
        _ job: ClaimedJob, _ plan: Roster.Plan, _ part: any JobBatchPart, _ outcome: inout Outcome
    ) async throws {
        let control = AttemptControl()
        let startedAt = services.clock.uptime()
        let timeout = min(plan.rules.timeout, rules.timeout)
        let run = AttemptRun(services: services, job: job, plan: plan, timeout: timeout, startedAt: startedAt)
        let (number, isUrgent) = desk.enter(
            RunningAttempt(job: job, control: control, startedAt: startedAt, deadline: startedAt + timeout))
        if isUrgent { dispatcher.deadlineBell.ring() }
        services.observer.note(.jobStarted(job))
        var task: Task<Void, Never>?
        let ended = await withTaskCancellationHandler {
            await withCheckedContinuation { (continuation: CheckedContinuation<EndedAttempt?, Never>) in
                let started = Task { [desk] in
                    let hasReported = await run.run(part: part, control: control) { continuation.resume(returning: $0) }
                    desk.leave(number)
                    if !hasReported { continuation.resume(returning: nil) }
                }
                control.begin(started)
                task = started
            }
        } onCancel: {
            control.interrupt(.stop)
        }
        // What a stop cut off has not happened.
        guard let ended, ended.finish.outcome != .release else {
            outcome.isBroken = true
            return try await part.end(keeping: false)
        }
        try await part.end(keeping: ended.finish.outcome == .completed)
        outcome.ended.append(ended)
        guard control.isTimedOut else { return }
        outcome.isBroken = true
        outcome.lingering = task
    }
}
