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
    /// How often jobs are looked for that were lost with their node.
    private static let rescuedInterval = Duration.seconds(1)
    private var suspicion = BatchSuspicion()
    /// When the next look for jobs that were lost with their node is due, by uptime.
    private var nextRescued = Duration.zero

    init(
        services: NodeServices, desk: AttemptDesk, completer: Completer, dispatcher: Dispatcher, queue: String,
        number: Int
    ) {
        self.services = services
        self.desk = desk
        self.completer = completer
        self.dispatcher = dispatcher
        self.queue = queue
        self.number = number
    }

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
    mutating func workBatches(on lane: any JobBatchLane) async throws -> Bool {
        var jobs = try await claim(on: lane)
        guard !jobs.isEmpty else { return false }
        do {
            while !jobs.isEmpty {
                let count = jobs.count
                dispatcher.noteBatch(count)
                defer { dispatcher.noteBatch(-count) }
                let looksForRescued = services.clock.uptime() >= nextRescued
                let next = try await workBatch(jobs, on: lane, next: looksForRescued ? nil : .ordinary)
                suspicion.noteSuccess()
                jobs = try await looksForRescued ? claim(on: lane) : next
            }
        } catch {
            suspicion.note(error, of: jobs)
            await lane.rollBack()
            throw error
        }
        return true
    }

    /// Claims a job that was lost with its node before, by itself: it could take others along. Without one, ordinary jobs.
    private mutating func claim(on lane: any JobBatchLane) async throws -> [ClaimedJob] {
        let now = services.clock.uptime()
        if now >= nextRescued, let request = request(.rescued) {
            let rescued = try await lane.claim(request)
            guard rescued.isEmpty else { return rescued }
            nextRescued = now + Self.rescuedInterval
        }
        guard let request = request(.ordinary) else { return [] }
        return try await lane.claim(request)
    }

    /// What the queue's rules and the node's state allow to claim; nil for nothing.
    private func request(_ selection: ClaimRequest.Selection) -> ClaimRequest? {
        let roster = services.roster
        guard dispatcher.isOpen, let rules = roster.batchQueues.first(where: { $0.name == queue }), !rules.isPaused
        else { return nil }
        let limit = selection == .rescued ? 1 : suspicion.limit(self.rules.jobs)
        return ClaimRequest(
            queue: queue, limit: limit, kinds: roster.kinds, node: services.identity.name, selection: selection)
    }

    /// - Parameter next: what to claim for the next batch; nil for nothing.
    private func workBatch(
        _ jobs: [ClaimedJob], on lane: any JobBatchLane, next selection: ClaimRequest.Selection?
    ) async throws -> [ClaimedJob] {
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
        let next = outcome.isBroken ? nil : selection.flatMap(request)
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
        let attempt = RunningAttempt(
            job, startedAt: services.clock.uptime(), timeout: min(plan.rules.timeout, rules.timeout))
        let run = AttemptRun(services: services, attempt: attempt, plan: plan)
        dispatcher.enter([attempt])
        services.observer.note(.jobStarted(job))
        let refusal = suspicion.error(of: job.claim.id)
        var task: Task<Void, Never>?
        let ended = await withTaskCancellationHandler {
            await withCheckedContinuation { (continuation: CheckedContinuation<EndedAttempt?, Never>) in
                task = Task.immediate { [desk] in
                    let hasReported = await run.run(part: part, refusal: refusal) {
                        continuation.resume(returning: $0)
                    }
                    desk.leave(attempt)
                    if !hasReported { continuation.resume(returning: nil) }
                }
            }
        } onCancel: {
            attempt.control.interrupt(.stop)
        }
        // What a stop cut off has not happened.
        guard let ended, ended.finish.outcome != .release else {
            outcome.isBroken = true
            return try await part.end(keeping: false)
        }
        try await part.end(keeping: ended.finish.outcome == .completed)
        outcome.ended.append(ended)
        guard attempt.control.isTimedOut else { return }
        outcome.isBroken = true
        outcome.lingering = task
    }
}
