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
    private let batch: BenchBatch
    private let claim: BenchClaim
    private let connections: Int

    /// - Parameters:
    ///   - batch: how many jobs are claimed and ended at once.
    ///   - connections: how many loops run at once, each with a connection of its own.
    package init(
        setting: BenchSetting, batch: BenchBatch, claim: BenchClaim = .row, connections: Int = 1
    ) {
        self.setting = setting
        self.batch = batch
        self.claim = claim
        self.connections = max(1, connections)
    }

    /// Stores the jobs, then claims and completes them.
    /// - Throws: What the store throws; `BenchIntegrityError` if jobs were left.
    package func run() async throws -> Figures {
        _ = try await setting.fill()
        let stored = try await BenchCensus(setting.store)
        let quota = BenchQuota(setting.load.jobs)
        let start = setting.clock.uptime()
        let worked = try await withThrowingTaskGroup { group in
            for number in 0..<connections {
                group.addTask {
                    switch claim {
                    case .row: try await workRows(quota)
                    case .transaction: try await workBatches(number, quota)
                    }
                }
            }
            var worked = 0
            for try await part in group { worked += part }
            return worked
        }
        let took = setting.clock.uptime() - start
        try stored.check(try await BenchCensus(setting.store), worked: worked, setting.completed)
        guard worked >= setting.load.jobs else {
            throw BenchIntegrityError("of \(setting.load.jobs) jobs the plain loops worked \(worked)")
        }
        return Figures(jobs: worked, jobsPerSecond: Double(worked) / took.inSeconds, connections: connections)
    }

    private func workRows(_ quota: BenchQuota) async throws -> Int {
        let queues = setting.load.queueNames
        let requests = queues.map { request(queue: $0, limit: max(1, batch.claim / queues.count)) }
        var ends: [JobFinish] = []
        var claimed = 0
        while true {
            let jobs = quota.isOpen ? try await setting.store.claim(requests).flatMap(\.jobs) : []
            quota.note(jobs.count)
            claimed += jobs.count
            ends += jobs.map(end)
            while ends.count >= batch.finish || (jobs.isEmpty && !ends.isEmpty) {
                _ = try await setting.store.finish(Array(ends.prefix(batch.finish)))
                ends.removeFirst(min(batch.finish, ends.count))
            }
            if jobs.isEmpty { return claimed }
        }
    }

    private func workBatches(_ number: Int, _ quota: BenchQuota) async throws -> Int {
        guard let lane = try await setting.store.openLane(node: "floor", number: number) else { return 0 }
        let request = request(queue: BenchJob.queue, limit: BatchRules().jobs)
        var worked = 0
        var jobs = try await lane.claim(request)
        while !jobs.isEmpty {
            quota.note(jobs.count)
            worked += jobs.count
            jobs = try await lane.commit(jobs.map(end), next: quota.isOpen ? request : nil).claimed
        }
        await lane.close()
        return worked
    }

    private func end(_ job: ClaimedJob) -> JobFinish {
        JobFinish(job.claim, .completed, isKept: setting.completed == .keep)
    }

    private func request(queue: String, limit: Int) -> ClaimRequest {
        ClaimRequest(queue: queue, limit: limit, kinds: [BenchJob.kind], node: "floor")
    }
}
