package import JobModel
package import JobPlugin

/// What a benchmark works: a handler that does nothing.
package struct BenchJob: JobHandler {
    package static let kind: JobKind = "runner_bench"
    /// The queue of its own in which its jobs wait.
    package static let queue = "runner_bench"

    package struct Arguments: Codable, Sendable {
        var num: Int
    }

    package init() {}

    package func run(_ arguments: Arguments, in context: JobContext) async throws -> JobOutcome { .completed }

    /// What River's own benchmark stores: every job with the same arguments.
    static let insert = JobInsert(kind: kind, arguments: #"{"num":0}"#, queue: queue)
}
