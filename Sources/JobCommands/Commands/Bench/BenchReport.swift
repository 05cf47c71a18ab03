import JSONTree
import JobRuntime
import JobStore

/// What the benchmarks found, side by side.
struct BenchReport: Sendable {
    var store: StoreIdentity
    var claim: BenchClaim
    var completed: BenchCompleted
    var work: ThroughputBench.Figures
    var floor: FloorBench.Figures
    var latency: LatencyBench.Figures

    /// What the node reaches of what the store alone does; 0.8 is asked for.
    private var efficiency: Double { work.jobsPerSecond / floor.jobsPerSecond }

    private var processorMicroseconds: Double { work.processorTimePerJob / .microseconds(1) }

    var json: JSONObject {
        [
            "store": .string("\(store.engine) \(store.version)"), "jobs": JSONValue(work.jobs),
            "insert_per_s": number(work.insertsPerSecond, places: 0),
            "work_per_s": number(work.jobsPerSecond, places: 0),
            "floor_per_s": number(floor.jobsPerSecond, places: 0), "efficiency": number(efficiency, places: 3),
            "latency_ms": [
                "p50": number(latency.p50 / .milliseconds(1), places: 3),
                "p95": number(latency.p95 / .milliseconds(1), places: 3),
                "p99": number(latency.p99 / .milliseconds(1), places: 3),
            ],
            "peak_rss_mb": work.peakMemory.map { number(Double($0) / 1_048_576, places: 1) } ?? .null,
            "claim": .string(claim.rawValue), "completed": .string(completed.rawValue),
            "batch": JSONValue(work.batch.claim),
            "finish_batch": JSONValue(work.batch.finish),
            "connections": JSONValue(floor.connections),
            "cpu_us_per_job": number(processorMicroseconds, places: 1),
        ]
    }

    var text: String {
        var table = TextTable(["what", "result"])
        table.add(["store", "\(store.engine) \(store.version)"])
        table.add(["claim", claim.rawValue])
        table.add(["completed jobs", completed == .keep ? "kept" : "deleted"])
        table.add(["jobs", String(work.jobs)])
        table.add(["inserted", "\(whole(work.insertsPerSecond)) a second"])
        table.add(["worked", "\(whole(work.jobsPerSecond)) a second"])
        table.add(["floor", "\(whole(floor.jobsPerSecond)) a second, best with \(floor.connections) connections"])
        table.add(["efficiency", "\(whole(efficiency * 100)) %"])
        for (name, wait) in [("p50", latency.p50), ("p95", latency.p95), ("p99", latency.p99)] {
            table.add(["latency \(name)", "\(tenths(wait / .milliseconds(1))) ms"])
        }
        table.add(["memory", work.peakMemory.map { "\(whole(Double($0) / 1_048_576)) MiB at most" } ?? "unknown"])
        table.add(["processor", "\(tenths(processorMicroseconds)) µs a job"])
        table.add(["batches", "\(work.batch.claim) claimed, \(work.batch.finish) ended at once"])
        return table.text
    }

    private func number(_ value: Double, places: Int) -> JSONValue {
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        return places == 0 ? JSONValue(Int64(value.rounded())) : JSONValue((value * scale).rounded() / scale) ?? .null
    }

    private func whole(_ value: Double) -> String { String(Int64(value.rounded())) }

    private func tenths(_ value: Double) -> String {
        let tenths = Int64((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
