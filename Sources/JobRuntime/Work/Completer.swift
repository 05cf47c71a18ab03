import JobModel
import JobStore
import Synchronization

/// Stores the ends of attempts, in batches as they come: while one is being stored, the next one gathers.
///
/// Nothing is given up: a batch that the store refuses is tried again, in halves if one end spoils it for
/// the others, until it is stored.
final class Completer: Sendable {
    private struct State {
        var waiting: [EndedAttempt] = []
        var inFlight = 0
        var isClosed = false
        var report = NodeReport()
    }

    /// So many ends are stored in one transaction at most.
    static let batchLimit = 1_000

    private let store: any JobStore
    private let clock: NodeClock
    private let observer: any NodeObserver
    private let state = Mutex(State())
    private let bell = Doorbell()

    init(store: any JobStore, clock: NodeClock, observer: any NodeObserver) {
        self.store = store
        self.clock = clock
        self.observer = observer
    }

    /// What has been stored so far.
    var report: NodeReport { state.withLock { $0.report } }

    /// How many ends are not stored yet.
    var pending: Int { state.withLock { $0.waiting.count + $0.inFlight } }

    func submit(_ ended: EndedAttempt) {
        let isFirst = state.withLock { state in
            state.waiting.append(ended)
            return state.waiting.count == 1
        }
        if isFirst { bell.ring() }
    }

    /// Says that no more will come: `run` returns once all are stored.
    func close() {
        state.withLock { $0.isClosed = true }
        bell.ring()
    }

    /// Stores what comes until it is closed. `afterBatch` is called whenever a batch has been stored.
    func run(afterBatch: @Sendable () -> Void) async {
        while true {
            let (batch, isClosed) = state.withLock { state -> ([EndedAttempt], Bool) in
                let batch = Array(state.waiting.prefix(Completer.batchLimit))
                state.waiting.removeFirst(batch.count)
                state.inFlight = batch.count
                return (batch, state.isClosed)
            }
            if batch.isEmpty {
                if isClosed { return }
                await bell.wait()
                continue
            }
            await store(batch)
            state.withLock { $0.inFlight = 0 }
            afterBatch()
        }
    }

    private func store(_ batch: [EndedAttempt]) async {
        var pause: Duration = .milliseconds(100)
        while true {
            do {
                let results = try await withoutCancellation { [store] in
                    try await store.finish(batch.map(\.finish))
                }
                for (ended, result) in zip(batch, results) { note(ended, result) }
                return
            } catch {
                observer.note(.trouble(duty: "completion", error: String(describing: error)))
                if batch.count > 1, Completer.isSpoiled(by: error) {
                    await store(Array(batch[..<(batch.count / 2)]))
                    await store(Array(batch[(batch.count / 2)...]))
                    return
                }
                try? await withoutCancellation { [clock, pause] in try await clock.sleep(pause) }
                pause = min(pause * 2, .seconds(5))
            }
        }
    }

    /// Whether the fault lies with one of the ends and not with the store as a whole.
    private static func isSpoiled(by error: any Error) -> Bool {
        (error as? StoreError)?.code == .invalid
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
