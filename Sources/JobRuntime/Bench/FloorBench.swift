import JobModel
import JobStore

/// What the store alone can do: the same claims and completions from a plain loop, in the node's batches.
package struct FloorBench: Sendable {
    /// What was measured.
    package struct Figures: Sendable, Hashable {
        package var jobs: Int
        package var jobsPerSecond: Double
    }

    private let setting: BenchSetting
    private let jobs: Int
    private let batch: BenchBatch

    package init(setting: BenchSetting, jobs: Int, batch: BenchBatch) {
        self.setting = setting
        self.jobs = max(1, jobs)
        self.batch = batch
    }

    /// Stores the jobs, then claims and completes them.
    /// - Throws: What the store throws.
    package func run() async throws -> Figures {
        _ = try await setting.insert(jobs)
        let request = ClaimRequest(
            queue: BenchJob.queue, limit: batch.claim, kinds: [BenchJob.kind], node: "floor")
        let start = setting.clock.uptime()
        var ends: [JobFinish] = []
        var claimed = 0
        while true {
            let jobs = try await setting.store.claim(request).jobs
            claimed += jobs.count
            ends += jobs.map { JobFinish($0.claim, .completed) }
            while ends.count >= batch.finish || (jobs.isEmpty && !ends.isEmpty) {
                _ = try await setting.store.finish(Array(ends.prefix(batch.finish)))
                ends.removeFirst(min(batch.finish, ends.count))
            }
            if jobs.isEmpty { break }
        }
        let took = setting.clock.uptime() - start
        return Figures(jobs: claimed, jobsPerSecond: Double(claimed) / took.inSeconds)
    }
}
