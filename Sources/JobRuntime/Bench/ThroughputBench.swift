import JobModel
import JobStore

/// How many jobs a second a node works that do nothing: from its start to the last stored end.
package struct ThroughputBench: Sendable {
    /// What was measured.
    package struct Figures: Sendable, Hashable {
        package var jobs: Int
        package var insertsPerSecond: Double
        package var jobsPerSecond: Double
        package var batch: BenchBatch
        /// Of the work alone.
        package var processorTimePerJob: Duration
        /// Of the work alone, in bytes.
        package var peakMemory: Int?
    }

    private let setting: BenchSetting
    private let jobs: Int
    private let concurrency: Int
    private let claim: BenchClaim

    package init(setting: BenchSetting, jobs: Int, concurrency: Int = 100, claim: BenchClaim = .row) {
        self.setting = setting
        self.jobs = max(1, jobs)
        self.concurrency = max(1, concurrency)
        self.claim = claim
    }

    /// Stores the jobs, then works them.
    /// - Throws: What the store throws; `BenchIntegrityError` if a job was lost or worked twice.
    package func run() async throws -> Figures {
        let inserting = try await setting.insert(jobs)
        let count = EndCount(target: jobs, clock: setting.clock)
        let node = setting.node(concurrency: concurrency, claim: claim, observer: count)
        ProcessUsage.resetPeak()
        let before = ProcessUsage.current()
        let start = setting.clock.uptime()
        try await withThrowingTaskGroup { group in
            group.addTask { try await node.run() }
            await count.reached()
            node.drain()
            try await group.waitForAll()
        }
        let after = ProcessUsage.current()
        let report = node.report
        guard report.attempts == jobs, report.completed == jobs else {
            throw BenchIntegrityError(
                "of \(jobs) jobs the node completed \(report.completed), after \(report.attempts) attempts")
        }
        try await setting.checkAllEnded(jobs, attempts: report.attempts)
        return Figures(
            jobs: jobs, insertsPerSecond: Double(jobs) / inserting.inSeconds,
            jobsPerSecond: Double(jobs) / (count.lastEnd - start).inSeconds,
            batch: BenchBatch(
                claim: report.attempts / max(1, report.claims), finish: report.attempts / max(1, report.batches)),
            processorTimePerJob: (after.processorTime - before.processorTime) / jobs, peakMemory: after.peakMemory)
    }
}
