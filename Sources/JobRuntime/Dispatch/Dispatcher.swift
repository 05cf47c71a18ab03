import JobModel
import JobPlugin
import JobStore
import JobTime
import Logging
import Synchronization

/// Claims jobs and runs them: the loop at the heart of a node.
final class Dispatcher: Sendable {
    /// How far a stop has come.
    enum Phase: Int, Sendable, Comparable {
        case working
        /// Takes nothing more; what runs goes on.
        case draining
        /// What runs is asked to give up.
        case cuttingOff

        static func < (left: Phase, right: Phase) -> Bool { left.rawValue < right.rawValue }
    }

    private struct State {
        var floor = FloorState()
        var phase = Phase.working
        var isPaused = false
        /// Whether a job suspected of ending its process runs alone now.
        var isAlone = false
    }

    private let services: NodeServices
    private let desk: AttemptDesk
    private let completer: Completer
    private let state = Mutex(State())
    private let bell = Doorbell()
    /// Rings when an earlier deadline than before has been entered.
    let deadlineBell = Doorbell()

    init(services: NodeServices, desk: AttemptDesk, completer: Completer) {
        self.services = services
        self.desk = desk
        self.completer = completer
    }

    var running: Int { state.withLock { $0.floor.running } }
    var phase: Phase { state.withLock { $0.phase } }

    /// Looks for work at once: something may have come.
    func lookAgain() {
        state.withLock { $0.floor.lookAgain() }
        bell.ring()
    }

    /// Goes on to a later phase of the stop; never back.
    func advance(to phase: Phase) {
        state.withLock { $0.phase = max($0.phase, phase) }
        if phase == .cuttingOff { desk.stopAll() }
        bell.ring()
    }

    /// Stops and starts claims without stopping the node.
    func setPaused(_ isPaused: Bool) {
        state.withLock { $0.isPaused = isPaused }
        bell.ring()
    }

    /// Works until it is drained; returns when no handler runs any more.
    /// - Parameter mayEnd: asked whenever there is nothing to do; true ends the work.
    func run(mayEnd: @Sendable () async -> Bool) async {
        await withDiscardingTaskGroup { group in
            while phase == .working {
                if Task.isCancelled {
                    advance(to: .cuttingOff)
                    break
                }
                do {
                    let claimed = try await claimRound(into: &group)
                    if claimed == 0 {
                        if running == 0, completer.pending == 0, await mayEnd() {
                            advance(to: .draining)
                        } else {
                            await waitForWork()
                        }
                    }
                } catch {
                    services.observer.note(.trouble(duty: "claim", error: String(describing: error)))
                    await bell.wait(atMost: services.options.pollInterval, on: services.clock)
                }
            }
        }
    }

    private func waitForWork() async {
        let now = services.clock.uptime()
        let queues = services.queues()
        let allowance = state.withLock { $0.floor.nextAllowance(queues: queues, now: now) }
        var pause = services.options.pollInterval
        if let allowance { pause = min(pause, max(allowance - now, .milliseconds(1))) }
        if let due = await nextDue() { pause = min(pause, max(due, .milliseconds(1))) }
        await bell.wait(atMost: pause, on: services.clock)
        state.withLock { $0.floor.lookAgain() }
    }

    /// How long until the next job is due; nil if that is not known or the node is full.
    private func nextDue() async -> Duration? {
        guard running < services.configuration.current.concurrency, !state.withLock({ $0.isPaused }) else { return nil }
        guard let backlog = try? await services.backlog(), let due = backlog.nextDue else { return nil }
        return due.since(services.clock.now())
    }

    // MARK: Claims

    private func claimRound(into group: inout DiscardingTaskGroup) async throws -> Int {
        if try await claimSuspect(into: &group) { return 1 }
        let configuration = services.configuration.current
        let queues = services.queues()
        let kinds = services.kinds
        let limits = configuration.kinds.compactMapValues(\.rateLimit)
        let wishes = state.withLock { state -> [FloorState.Wish] in
            guard !state.isPaused, !state.isAlone, state.phase == .working else { return [] }
            return state.floor.wishes(
                concurrency: configuration.concurrency, queues: queues, kinds: kinds, limits: limits,
                now: services.clock.uptime())
        }
        var total = 0
        for wish in wishes where !wish.kinds.isEmpty {
            let jobs = try await services.store.claim(
                ClaimRequest(queue: wish.queue, limit: wish.limit, kinds: wish.kinds, node: services.identity.name))
            let weight = queues.first { $0.name == wish.queue }?.weight ?? 1
            let isPartOfQueue = wish.kinds.count < kinds.count
            state.withLock {
                $0.floor.record(
                    jobs, for: wish, weight: weight, hasOtherKinds: isPartOfQueue, now: services.clock.uptime())
            }
            for job in jobs { start(job, in: &group, configuration: configuration) }
            total += jobs.count
        }
        return total
    }

    /// Runs a job that was already lost twice with its node, alone, so that it takes no other one with it.
    private func claimSuspect(into group: inout DiscardingTaskGroup) async throws -> Bool {
        guard services.suspects.isWaiting else { return false }
        state.withLock { $0.isAlone = true }
        defer { if running == 0 { state.withLock { $0.isAlone = false } } }
        guard running == 0, !state.withLock({ $0.isPaused }) else { return false }
        let configuration = services.configuration.current
        for queue in services.queues() where !queue.isPaused {
            let request = ClaimRequest(
                queue: queue.name, limit: 1, kinds: services.kinds, node: services.identity.name, selection: .suspected)
            guard let job = try await services.store.claim(request).first else { continue }
            state.withLock {
                $0.floor.record(
                    [job], for: FloorState.Wish(queue: queue.name, limit: 1, kinds: []), weight: queue.weight,
                    hasOtherKinds: true, now: services.clock.uptime())
            }
            start(job, in: &group, configuration: configuration)
            return true
        }
        services.suspects.clear()
        return false
    }

    // MARK: Runs

    private func start(
        _ job: ClaimedJob, in group: inout DiscardingTaskGroup, configuration: RuntimeConfiguration
    ) {
        let rules = configuration.rules(for: job.kind)
        group.addTask { [self] in await work(job, rules: rules) }
    }

    private func work(_ job: ClaimedJob, rules: KindRules) async {
        let control = AttemptControl()
        let startedAt = services.clock.uptime()
        let (number, isUrgent) = desk.enter(
            RunningAttempt(job: job, control: control, startedAt: startedAt, deadline: startedAt + rules.timeout))
        if isUrgent { deadlineBell.ring() }
        if phase == .cuttingOff { control.interrupt(.stop) }
        services.observer.note(.jobStarted(job))

        let attempt = AttemptRules(job, policy: rules.retry)
        let report: @Sendable (AttemptEnd) -> Void = { [self] end in
            let outcome = attempt.outcome(of: end, unit: services.random())
            completer.submit(
                EndedAttempt(
                    job: job, finish: JobFinish(job.claim, outcome), took: services.clock.uptime() - startedAt))
        }
        do {
            if let worker = services.worker(for: job.kind) {
                let runner = AttemptRunner(work: try worker.prepare(job, attempt), timeout: rules.timeout)
                await runner.run(in: services.context(for: job), control: control, report: report)
            } else {
                // A reload took the kind away between claim and start: it waits for a node that knows it.
                report(.cutOff)
            }
        } catch {
            report(.unreadable(error: error.description))
        }
        desk.leave(number)
        state.withLock { state in
            state.floor.recordEnd(queue: job.queue)
            if state.floor.running == 0 { state.isAlone = false }
        }
        bell.ring()
    }
}
