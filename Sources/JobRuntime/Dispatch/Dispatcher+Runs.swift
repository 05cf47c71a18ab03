import JobModel
import JobStore
import Synchronization

/// Runs what was claimed.
extension Dispatcher {
    /// How long a starter holds its thread before others that wait for one get their turn.
    private static let turn = Duration.milliseconds(1)

    func start(_ jobs: [ClaimedJob], of share: FairShare.Portion, _ roster: Roster) {
        let now = services.clock.uptime()
        state.withLock { $0.record(jobs, of: share, now: now) }
        begin(jobs, roster)
    }

    /// Begins attempts, each in a task of its own.
    ///
    /// To put a task in line with all others costs more than most of what a short handler does. So some starters, one for
    /// each processor, let each attempt run at once as far as its first suspension.
    func begin(_ jobs: [ClaimedJob], _ roster: Roster) {
        guard !jobs.isEmpty else { return }
        let now = services.clock.uptime()
        let plans = jobs.map { roster.plan(for: $0.kind) }
        let attempts = zip(jobs, plans).map { job, plan in
            RunningAttempt(job, startedAt: now, timeout: plan?.rules.timeout ?? .zero)
        }
        enter(attempts)
        if phase == .cuttingOff { for attempt in attempts { attempt.control.interrupt(.stop) } }
        let line = StartLine(count: attempts.count)
        for _ in 0..<min(services.options.parallelism, attempts.count) {
            Task { [self] in
                var turnEnd = services.clock.uptime() + Dispatcher.turn
                while let place = line.next() {
                    Task.immediate { [self] in
                        await run(attempts[place], plans[place])
                        leave(attempts[place])
                    }
                    guard services.clock.uptime() > turnEnd else { continue }
                    await Task.yield()
                    turnEnd = services.clock.uptime() + Dispatcher.turn
                }
            }
        }
    }

    /// Makes attempts known to whoever interrupts them.
    func enter(_ attempts: [RunningAttempt]) {
        if desk.enter(attempts) { deadlineBell.ring() }
    }

    private func run(_ attempt: RunningAttempt, _ plan: Roster.Plan?) async {
        let job = attempt.job
        services.observer.note(.jobStarted(job))
        if let plan {
            let run = AttemptRun(services: services, attempt: attempt, plan: plan)
            await run.run { [completer] in completer.submit($0) }
        } else if attempt.control.takeReport() {
            // A store that gives what was not asked for: it waits for a node that knows it.
            completer.submit(EndedAttempt(job: job, finish: JobFinish(job.claim, .release), took: .zero))
        }
    }

    private func leave(_ attempt: RunningAttempt) {
        desk.leave(attempt)
        state.withLock { state in
            state.floor.recordEnd(queue: attempt.job.queue)
            state.isAlone = false
        }
        bell.ring()
    }
}
