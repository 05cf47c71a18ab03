import JobModel
import JobPluginTesting
import JobTime
import Testing

@testable import JobRuntime

@Suite("The completer")
struct CompleterTests {
    private let clock = ManualClock()
    private let log = EventLog()

    private func end(_ id: Int64, _ outcome: JobFinish.Outcome = .completed) -> EndedAttempt {
        let time = Timestamp(seconds: 0)
        let claim = JobClaim(id: id, attempt: 1, attemptedAt: time)
        let job = ClaimedJob(
            claim: claim, kind: "sort", queue: "default", priority: 1, maxAttempts: 1, failures: 0, arguments: "{}",
            metadata: "{}", tags: [], createdAt: time, scheduledAt: time)
        return EndedAttempt(job: job, finish: JobFinish(claim, outcome), took: .zero)
    }

    private func completer(_ store: MoodyStore) -> Completer {
        Completer(store: store, clock: NodeClock(clock, now: clock.wall), observer: log)
    }

    @Test("stores what has gathered in one batch, and at most so many at once")
    func batches() async {
        let store = MoodyStore()
        let completer = completer(store)
        for id in 1...1_500 { completer.submit(end(Int64(id))) }
        #expect(completer.pending == 1_500)
        completer.close()
        await completer.run {}
        #expect(store.batches.map(\.count) == [500, 500, 500])
        // Two at once may come in either order.
        #expect(store.stored.map(\.claim.id).sorted() == (1...1_500).map(Int64.init))
        #expect(completer.report.completed == 1_500)
        #expect(completer.pending == 0)
    }

    @Test("finds the end that spoils a batch and stores the others")
    func bisects() async {
        let store = MoodyStore { $0.claim.id == 7 && $0.outcome == .discard(error: "bad") }
        let completer = completer(store)
        for id in 1...20 { completer.submit(end(Int64(id), id == 7 ? .discard(error: "bad") : .completed)) }
        completer.close()
        await completer.run {}
        #expect(Set(store.stored.map(\.claim.id)) == Set((1...20).map(Int64.init)))
        let seventh = store.stored.first { $0.claim.id == 7 }
        guard case .discard(let error, _) = seventh?.outcome else {
            Issue.record("the spoiled end was not stored in plain words")
            return
        }
        #expect(error.contains("could not be stored"))
    }

    @Test("an end in plain words asks for the job to be kept or deleted as before")
    func plainDeletion() {
        var ended = end(1)
        ended.finish = JobFinish(ended.job.claim, .completed, metadata: "{}", isKept: false)
        let plain = ended.plain(because: MoodyStore.Unreachable())
        #expect(plain?.finish == JobFinish(ended.job.claim, .completed, isKept: false))
        #expect(plain?.plain(because: MoodyStore.Unreachable()) == nil)
    }

    @Test("goes on although one end can never be stored")
    func hopeless() async {
        let store = MoodyStore { $0.claim.id == 2 }
        let completer = completer(store)
        for id in 1...3 { completer.submit(end(Int64(id))) }
        completer.close()
        await completer.run {}
        #expect(Set(store.stored.map(\.claim.id)) == [1, 3])
    }

    @Test("outlives an outage without losing anything")
    func outage() async {
        let store = MoodyStore(outages: 3)
        let completer = completer(store)
        completer.submit(end(1))
        await withTaskGroup { group in
            group.addTask { await completer.run {} }
            for pause in [100, 200, 400] {
                await clock.waitForSleepers()
                completer.submit(end(Int64(pause)))
                clock.advance(by: .milliseconds(pause))
            }
            completer.close()
        }
        #expect(Set(store.stored.map(\.claim.id)) == [1, 100, 200, 400])
        #expect(log.events.troubles == ["completion", "completion", "completion"])
    }

    @Test("stores to the end although its task is cancelled")
    func cancelled() async {
        let store = MoodyStore()
        let completer = completer(store)
        await withTaskGroup { group in
            group.addTask { await completer.run {} }
            group.cancelAll()
            completer.submit(end(1))
            completer.close()
        }
        #expect(store.stored.map(\.claim.id) == [1])
    }
}
