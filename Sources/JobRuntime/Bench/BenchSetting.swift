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

    package init(store: any JobStore, clock: NodeClock, logger: Logger) {
        self.store = store
        self.clock = clock
        self.logger = logger
    }

    /// Stores `count` jobs in batches of 1,000.
    /// - Returns: How long it took.
    func insert(_ count: Int) async throws -> Duration {
        let start = clock.uptime()
        var number = 0
        while number < count {
            let end = min(number + 1_000, count)
            _ = try await store.insert((number..<end).map { _ in BenchJob.insert })
            number = end
        }
        return clock.uptime() - start
    }

    /// A node that works the benchmark's jobs and nothing else.
    /// - Parameter claim: with `transaction`, `concurrency` is a number of connections.
    func node(concurrency: Int, claim: BenchClaim = .row, observer: any NodeObserver) -> Node {
        let configuration = RuntimeConfiguration(
            concurrency: concurrency,
            queues: [
                QueueRules(
                    name: BenchJob.queue, concurrency: concurrency, claimsInTransaction: claim == .transaction)
            ],
            kinds: [BenchJob.kind: KindRules(kind: BenchJob.kind, queue: BenchJob.queue)])
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
