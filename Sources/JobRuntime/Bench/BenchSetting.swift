import JobModel
import JobPlugin
package import JobStore
import JobTime
package import Logging
import ZoneDatabase

/// What all benchmarks need: a store with nothing else going on, and a clock.
package struct BenchSetting: Sendable {
    package var store: any JobStore
    package var clock: NodeClock
    package var logger: Logger
    package var load: BenchLoad
    package var completed: BenchCompleted

    package init(
        store: any JobStore, clock: NodeClock, logger: Logger, load: BenchLoad, completed: BenchCompleted = .keep
    ) {
        self.store = store
        self.clock = clock
        self.logger = logger
        self.load = load
        self.completed = completed
    }

    /// Stores what is lacking of the load.
    /// - Returns: How long the insertion of the due jobs took, and how many there were.
    func fill() async throws -> (jobs: Int, took: Duration) {
        let now = try await BenchCensus(store)
        if now.others < load.beside {
            try await insert(load.beside - now.others) { _ in BenchJob.later }
            try await insert(load.beside) { _ in BenchJob.past }
            try await completePast()
        }
        let queues = load.queueNames
        let start = clock.uptime()
        let lacking = max(0, load.backlog - now.due)
        try await insert(lacking) { BenchJob.insert(in: queues[$0 % queues.count]) }
        return (lacking, clock.uptime() - start)
    }

    /// Stores jobs in batches of 1,000.
    private func insert(_ count: Int, _ job: (Int) -> JobInsert) async throws {
        var number = 0
        while number < count {
            let end = min(number + 1_000, count)
            _ = try await store.insert((number..<end).map(job))
            number = end
        }
    }

    private func completePast() async throws {
        let request = ClaimRequest(queue: BenchJob.pastQueue, limit: 1_000, kinds: [BenchJob.kind], node: "past")
        var jobs = try await store.claim(request).jobs
        while !jobs.isEmpty {
            _ = try await store.finish(jobs.map { JobFinish($0.claim, .completed) })
            jobs = try await store.claim(request).jobs
        }
    }

    /// A node that works the benchmark's jobs and nothing else.
    /// - Parameter claim: with `transaction`, `concurrency` is a number of connections.
    func node(concurrency: Int, claim: BenchClaim = .row, observer: any NodeObserver) -> Node {
        let configuration = RuntimeConfiguration(
            concurrency: concurrency,
            queues: load.queueNames.map {
                QueueRules(name: $0, concurrency: concurrency, claimsInTransaction: claim == .transaction)
            },
            kinds: [BenchJob.kind: KindRules(kind: BenchJob.kind, queue: BenchJob.queue)],
            retention: completed.retention)
        let box = ConfigurationBox(configuration)
        var generator = SystemRandomNumberGenerator()
        return Node(
            identity: .ofThisProcess(unique: "bench\(generator.next() % 1_000_000)"), store: store, configuration: box,
            source: nil, options: NodeOptions(firesSchedules: false),
            handlers: [BenchJob.kind: KindWorker(.init(BenchJob()))], audiences: [:],
            client: ConfiguredClient(store: store, configuration: box, handlers: [:], now: clock.now),
            zones: ZoneDatabase(), clock: clock, random: { 0.5 }, observer: observer, logger: logger, version: "bench")
    }
}
