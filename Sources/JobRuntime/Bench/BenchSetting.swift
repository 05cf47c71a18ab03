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
    package var completed: BenchCompleted

    package init(
        store: any JobStore, clock: NodeClock, logger: Logger, completed: BenchCompleted = .keep
    ) {
        self.store = store
        self.clock = clock
        self.logger = logger
        self.completed = completed
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

    /// Checks that all jobs are stored as completed, or all gone if they are not kept.
    /// - Throws: `BenchIntegrityError`.
    func checkAllEnded(_ jobs: Int, attempts: Int) async throws {
        let counts = try await store.counts()
        let left = counts.filter { $0.state == .completed }.reduce(0) { $0 + $1.count }
        let others = counts.filter { $0.state != .completed }.reduce(0) { $0 + $1.count }
        let expected = completed == .keep ? jobs : 0
        guard left == expected, others == 0 else {
            throw BenchIntegrityError(
                "of \(jobs) jobs \(left) instead of \(expected) are stored as completed and \(others) otherwise, after "
                    + "\(attempts) attempts")
        }
    }
}
