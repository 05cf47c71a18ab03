import JobModel
import JobSQL
import JobStore
import Synchronization

/// Stores the ends of attempts, in batches as they come: while one is being stored, the next one gathers. Once that is
/// full it need not wait for the first, as far as `StoreLanes` has room.
///
/// Nothing is given up: a batch that the store refuses is tried again, in halves if one end spoils it for
/// the others, until it is stored.
final class Completer: Sendable {
    private struct State {
        var waiting: [EndedAttempt] = []
        /// The jobs whose ends are being stored, by their batch's number.
        var inFlight: [Int: [Int64]] = [:]
        var serial = 0
        var isClosed = false
        var report = NodeReport()
    }

    /// So many ends are stored in one transaction at most.
    static let batchLimit = 500
    /// The pauses between two tries while the store is out of reach.
    static let pauses: (first: Duration, longest: Duration) = (.milliseconds(100), .seconds(5))

    private let store: any JobClaiming
    private let lanes: StoreLanes
    private let clock: NodeClock
    private let observer: any NodeObserver
    private let state = Mutex(State())
    private let bell = Doorbell()

    init(
        store: any JobClaiming, lanes: StoreLanes = StoreLanes(), clock: NodeClock, observer: any NodeObserver
    ) {
        self.store = store
        self.lanes = lanes
        self.clock = clock
        self.observer = observer
    }

    /// What has been stored so far.
    var report: NodeReport { state.withLock { $0.report } }

    /// How many ends are not stored yet.
    var pending: Int { state.withLock { $0.waiting.count + $0.inFlight.values.reduce(0) { $0 + $1.count } } }

    /// The jobs whose ends are not stored yet.
    var ids: [Int64] { state.withLock { $0.waiting.map(\.job.claim.id) + $0.inFlight.values.joined() } }

    func submit(_ ended: EndedAttempt) {
        let isNews = state.withLock { state in
            state.waiting.append(ended)
            return state.waiting.count == 1 || state.waiting.count == Completer.batchLimit
        }
        if isNews { bell.ring() }
    }

    /// Says that no more will come: `run` returns once all are stored.
    func close() {
        state.withLock { $0.isClosed = true }
        bell.ring()
    }

    /// Stores what comes until it is closed, whether or not the task is cancelled.
    /// - Parameter afterBatch: called whenever a batch has been stored.
    func run(afterBatch: @escaping @Sendable () -> Void) async {
        await withDiscardingTaskGroup { group in
            while true {
                switch next() {
                case .store(let batch, let number):
                    group.addTask {
                        await self.store(batch)
                        self.lanes.leave()
                        self.state.withLock { $0.inFlight[number] = nil }
                        afterBatch()
                        self.bell.ring()
                    }
                case .wait: await bell.waitUncancelled()
                case .end: return
                }
            }
        }
    }

    /// Stores ends at once and once, beside what `run` does: for a node that gives up.
    func storeNow(_ batch: [EndedAttempt]) async throws {
        record(batch, try await finish(batch))
    }

    /// Counts ends that are stored, and tells of them.
    func record(_ batch: [EndedAttempt], _ results: [FinishResult]) {
        state.withLock { $0.report.batches += 1 }
        for (ended, result) in zip(batch, results) { note(ended, result) }
    }

    private enum Step {
        case store([EndedAttempt], number: Int)
        case wait
        case end
    }

    private func next() -> Step {
        state.withLock { state in
            guard !state.waiting.isEmpty else { return state.isClosed ? .end : .wait }
            if state.inFlight.isEmpty {
                lanes.enter()
            } else {
                guard state.waiting.count >= Completer.batchLimit, lanes.enterIfFree() else { return .wait }
            }
            var batch: [EndedAttempt] = []
            if state.waiting.count <= Completer.batchLimit {
                swap(&batch, &state.waiting)
            } else {
                batch = Array(state.waiting.prefix(Completer.batchLimit))
                state.waiting.removeFirst(batch.count)
            }
            state.serial += 1
            state.inFlight[state.serial] = batch.map(\.job.claim.id)
            return .store(batch, number: state.serial)
        }
    }

    private func store(_ batch: [EndedAttempt]) async {
        var batch = batch
        var pause = Completer.pauses.first
        while true {
            do {
                try await storeNow(batch)
                return
            } catch {
                observer.note(.trouble(duty: "completion", error: String(describing: error)))
                if Completer.isSpoiled(by: error) {
                    guard batch.count == 1 else {
                        await store(Array(batch[..<(batch.count / 2)]))
                        await store(Array(batch[(batch.count / 2)...]))
                        return
                    }
                    // What cannot be said in its own words is said in plain ones, or else left to the rescue.
                    guard let plain = batch[0].plain(because: error) else { return }
                    batch = [plain]
                    continue
                }
                try? await withoutCancellation { [clock, pause] in try await clock.sleep(pause) }
                pause = min(pause * 2, Completer.pauses.longest)
            }
        }
    }

    private func finish(_ batch: [EndedAttempt]) async throws -> [FinishResult] {
        let finishes = batch.map(\.finish)
        guard Task.isCancelled else { return try await store.finish(finishes) }
        return try await withoutCancellation { [store] in try await store.finish(finishes) }
    }

    /// Whether the fault lies with one of the ends and not with the store as a whole.
    private static func isSpoiled(by error: any Error) -> Bool {
        (error as? StoreError)?.code == .invalid || (error as? SQLError)?.code == .constraint
    }

    private func note(_ ended: EndedAttempt, _ result: FinishResult) {
        guard case .applied(let jobState) = result else {
            state.withLock { $0.report.stale += 1 }
            observer.note(.jobEndedStale(ended.job))
            return
        }
        state.withLock { $0.report.count(ended.finish.outcome, jobState) }
        observer.note(
            .jobEnded(ended.job, state: jobState, error: ended.finish.outcome.errorText, took: ended.took))
    }
}

extension NodeReport {
    fileprivate mutating func count(_ outcome: JobFinish.Outcome, _ state: JobState) {
        switch (state, outcome) {
        case (.completed, _): completed += 1
        case (.cancelled, _): cancelled += 1
        case (.discarded, _): discarded += 1
        case (_, .snooze): snoozed += 1
        case (_, .release): released += 1
        default: retried += 1
        }
    }
}

extension JobFinish.Outcome {
    /// The error kept with the job, if there is one.
    fileprivate var errorText: String? {
        switch self {
        case .completed, .snooze, .release: nil
        case .retry(_, let error, _), .discard(let error, _), .cancel(let error): error
        }
    }
}
