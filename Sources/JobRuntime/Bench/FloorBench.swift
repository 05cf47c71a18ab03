import JobModel
import JobStore

/// What the store alone can do: the same statements from plain loops, in the node's batches.
package struct FloorBench: Sendable {
    /// What was measured.
    package struct Figures: Sendable, Hashable {
        package var jobs: Int
        package var jobsPerSecond: Double
        /// How many loops ran at once.
        package var connections: Int
    }

    private let setting: BenchSetting
    private let jobs: Int
    private let batch: BenchBatch
    private let claim: BenchClaim
    private let connections: Int

    /// - Parameters:
    ///   - batch: how many jobs are claimed and ended at once.
    ///   - connections: how many loops run at once, each with a connection of its own.
    package init(
        setting: BenchSetting, jobs: Int, batch: BenchBatch, claim: BenchClaim = .row, connections: Int = 1
    ) {
        self.setting = setting
        self.jobs = max(1, jobs)
        self.batch = batch
        self.claim = claim
        self.connections = max(1, connections)
    }

    /// Stores the jobs, then claims and completes them.
    /// - Throws: What the store throws; `BenchIntegrityError` if jobs were left.
    package func run() async throws -> Figures {
        _ = try await setting.insert(jobs)
        let start = setting.clock.uptime()
        let worked = try await withThrowingTaskGroup { group in
            for number in 0..<connections {
                group.addTask {
                    switch claim {
                    case .row: try await workRows()
                    case .transaction: try await workBatches(number)
                    }
                }
            }
            var worked = 0
            for try await part in group { worked += part }
            return worked
        }
        let took = setting.clock.uptime() - start
        guard worked == jobs else {
            throw BenchIntegrityError("of \(jobs) jobs the plain loops worked \(worked)")
        }
        try await setting.checkAllEnded(jobs, attempts: worked)
        return Figures(jobs: worked, jobsPerSecond: Double(worked) / took.inSeconds, connections: connections)
    }

    private func workRows() async throws -> Int {
        let request = request(limit: batch.claim)
        var ends: [JobFinish] = []
        var claimed = 0
        while true {
            let jobs = try await setting.store.claim(request).jobs
            claimed += jobs.count
            ends += jobs.map(end)
            while ends.count >= batch.finish || (jobs.isEmpty && !ends.isEmpty) {
                _ = try await setting.store.finish(Array(ends.prefix(batch.finish)))
                ends.removeFirst(min(batch.finish, ends.count))
            }
            if jobs.isEmpty { return claimed }
        }
    }

    private func workBatches(_ number: Int) async throws -> Int {
        guard let lane = try await setting.store.openLane(node: "floor", number: number) else { return 0 }
        let request = request(limit: BatchRules().jobs)
        var worked = 0
        var jobs = try await lane.claim(request)
        while !jobs.isEmpty {
            worked += jobs.count
            jobs = try await lane.commit(jobs.map(end), next: request).claimed
        }
        await lane.close()
        return worked
    }

    private func end(_ job: ClaimedJob) -> JobFinish {
        JobFinish(job.claim, .completed, isKept: setting.completed == .keep)
    }

    private func request(limit: Int) -> ClaimRequest {
        ClaimRequest(queue: BenchJob.queue, limit: limit, kinds: [BenchJob.kind], node: "floor")
    }
}
