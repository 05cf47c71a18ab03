import JobModel
import JobPlugin
import JobStore
import JobTime
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

    /// How long claims rest after the first that failed; each further one doubles it.
    private static let firstPause = Duration.milliseconds(50)

    struct State {
        var floor = FloorState()
        var phase = Phase.working
        var isPaused = false
        /// Whether a due job is suspected of ending its process.
        var isSuspectDue = false
        /// Until when such jobs are not asked for, because a limit holds them: for each look the node must stand empty.
        var suspectsHeldUntil = Duration.zero
        /// Whether such a job runs now, alone.
        var isAlone = false
        /// When the next job is due, by uptime, as far as known since the store last changed.
        var nextDue: Duration?
        var isOutlookKnown = false
        var claims = 0
        /// Whether a claim failed, which the store may have carried out all the same.
        var mayHaveLostClaims = false
        /// Jobs in batches inside a transaction.
        var inBatches = 0

        /// Notes what a claim brought.
        mutating func record(_ jobs: [ClaimedJob], of share: FairShare.Portion, now: Duration) {
            guard !jobs.isEmpty else { return }
            claims += 1
            floor.record(jobs, of: share.name, weight: share.weight, now: now)
        }
    }

    let services: NodeServices
    let desk: AttemptDesk
    let completer: Completer
    let lanes: StoreLanes
    let state = Mutex(State())
    let bell = Doorbell()
    /// Rings when an earlier deadline than before has been entered.
    let deadlineBell = Doorbell()
    /// Fires when there may be something new to claim, or a stop begins.
    let news = ChangeSignal()

    init(
        services: NodeServices, desk: AttemptDesk, completer: Completer, lanes: StoreLanes = StoreLanes()
    ) {
        self.services = services
        self.desk = desk
        self.completer = completer
        self.lanes = lanes
    }

    var running: Int { state.withLock { $0.floor.running + $0.inBatches } }
    /// How many claims brought jobs.
    var claims: Int { state.withLock { $0.claims } }
    var phase: Phase { state.withLock { $0.phase } }

    /// Whether jobs may be claimed at all.
    var isOpen: Bool {
        state.withLock { !$0.isPaused && !$0.isAlone && !$0.isSuspectDue && $0.phase == .working }
    }

    // MARK: From outside

    /// Counts the jobs of a batch that begins, or of one that has ended, as negative.
    func noteBatch(_ jobs: Int) {
        state.withLock { state in
            state.inBatches += jobs
            if jobs > 0 { state.claims += 1 }
        }
    }

    /// Looks for work at once: something may have come.
    func lookAgain() {
        state.withLock { state in
            state.floor.lookAgain()
            state.isOutlookKnown = false
        }
        news.fire()
        bell.ring()
    }

    /// Thinks again about what a limit holds: ends of attempts are stored.
    func noteStoredEnds() {
        state.withLock { $0.floor.recordStoredEnds() }
        bell.ring()
    }

    /// Thinks again about what is known: a duty has been done.
    func thinkAgain() { bell.ring() }

    /// Goes on to a later phase of the stop; never back.
    func advance(to phase: Phase) {
        state.withLock { $0.phase = max($0.phase, phase) }
        if phase == .cuttingOff { desk.stopAll() }
        news.fire()
        bell.ring()
    }

    /// Stops and starts claims without stopping the node.
    func setPaused(_ isPaused: Bool) {
        state.withLock { $0.isPaused = isPaused }
        news.fire()
        bell.ring()
    }

    /// Takes note of what is to come.
    func note(_ outlook: Outlook) {
        let isNews = state.withLock { state in
            let isDue = outlook.isSuspectDue && services.clock.uptime() >= state.suspectsHeldUntil
            defer { state.isSuspectDue = isDue }
            return isDue && !state.isSuspectDue
        }
        if isNews { bell.ring() }
    }

    // MARK: The loop

    /// Works until it is drained; returns when no handler runs any more.
    /// - Parameter mayEnd: asked whenever nothing runs and nothing was found; true ends the work.
    func run(mayEnd: @Sendable () async -> Bool) async {
        var pause = Dispatcher.firstPause
        while phase == .working, !Task.isCancelled {
            do {
                let hasAsked = try await claimRound()
                pause = Dispatcher.firstPause
                // Where there are more queues than room, the others have not been asked yet.
                guard !hasAsked else { continue }
                if running == 0, completer.pending == 0, await mayEnd() {
                    advance(to: .draining)
                } else {
                    await rest()
                }
            } catch {
                guard !Task.isCancelled else { break }
                state.withLock { $0.mayHaveLostClaims = true }
                services.observer.note(.trouble(duty: "claim", error: String(describing: error)))
                await sit(out: pause)
                pause = min(pause * 2, max(pause, services.options.pollInterval))
            }
        }
        if Task.isCancelled { advance(to: .cuttingOff) }
        while state.withLock({ $0.floor.running > 0 }) { await bell.waitUncancelled() }
    }

    /// Waits until something happens, a job is due, a rate limit lets one through, or it is time to look all the same.
    private func rest() async {
        let now = services.clock.uptime()
        let hasRoom = state.withLock { $0.floor.running < services.roster.concurrency && !$0.isPaused }
        if hasRoom { await lookAhead() }
        let (due, allowance) = state.withLock { ($0.nextDue, $0.floor.nextAllowance(now: now)) }
        var end = now + services.options.pollInterval
        if hasRoom, let due { end = min(end, due) }
        if let allowance { end = min(end, allowance) }
        guard await !bell.wait(atMost: max(end - now, .milliseconds(1)), on: services.clock) else { return }
        lookAgain()
    }

    /// Waits after a claim that failed. What rings meanwhile, as the end of an attempt does, makes the store no better: only
    /// a stop cuts the pause short.
    private func sit(out pause: Duration) async {
        let end = services.clock.uptime() + pause
        while phase == .working, !Task.isCancelled {
            let left = end - services.clock.uptime()
            guard left > .zero else { return }
            await bell.wait(atMost: left, on: services.clock)
        }
    }

    private func lookAhead() async {
        let isKnown = state.withLock { state in
            defer { state.isOutlookKnown = true }
            return state.isOutlookKnown
        }
        guard !isKnown, let outlook = try? await services.outlook() else { return }
        let pause = outlook.nextDue.map { $0.since(outlook.now) }
        state.withLock { $0.nextDue = pause.map { services.clock.uptime() + $0 } }
        note(outlook)
    }
}
