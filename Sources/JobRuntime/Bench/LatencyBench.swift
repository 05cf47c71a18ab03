import JobModel
import JobStore
import Synchronization

/// How long a single job waits in an idle node, from its insertion to its start.
package struct LatencyBench: Sendable {
    /// What was measured.
    package struct Figures: Sendable, Hashable {
        package var jobs: Int
        package var p50: Duration
        package var p95: Duration
        package var p99: Duration
    }

    private let setting: BenchSetting
    private let rate: Int
    private let duration: Duration

    /// - Parameters:
    ///   - rate: insertions a second.
    ///   - duration: how long.
    package init(setting: BenchSetting, rate: Int, duration: Duration) {
        self.setting = setting
        self.rate = max(1, rate)
        self.duration = duration
    }

    /// Inserts one job at a time beside an idle node.
    /// - Throws: What the store throws.
    package func run() async throws -> Figures {
        let count = max(1, Int(duration.inSeconds * Double(rate)))
        let starts = StartTimes(target: count, clock: setting.clock)
        let node = setting.node(concurrency: 10, observer: starts)
        let job = setting.load.queueNames.first.map { BenchJob.insert(in: $0) } ?? BenchJob.insert()
        var insertions: [Int64: Duration] = [:]
        try await withThrowingTaskGroup { group in
            group.addTask { try await node.run() }
            for _ in 0..<count {
                try await setting.clock.sleep(.seconds(1) / rate)
                // The clock starts before the insertion: its own time is part of what somebody waits.
                let before = setting.clock.uptime()
                let results = try await setting.store.insert([job])
                for result in results { insertions[result.id] = before }
            }
            await starts.reached()
            node.drain()
            try await group.waitForAll()
        }
        let times = starts.times
        let waits = insertions.compactMap { id, before in times[id].map { $0 - before } }.sorted()
        func percentile(_ part: Double) -> Duration {
            waits.isEmpty ? .zero : waits[min(waits.count - 1, Int(part * Double(waits.count)))]
        }
        return Figures(jobs: waits.count, p50: percentile(0.5), p95: percentile(0.95), p99: percentile(0.99))
    }
}
