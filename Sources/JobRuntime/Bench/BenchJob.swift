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

    /// The queue of those that were completed before.
    static let pastQueue = "runner_bench_past"

    private static let text = #"{"num":0}"#

    /// What River's own benchmark stores: every job with the same arguments.
    static func insert(in queue: String = queue) -> JobInsert { JobInsert(kind: kind, arguments: text, queue: queue) }

    /// One that is not due while anything is measured.
    static let later = JobInsert(kind: kind, arguments: text, queue: queue, delay: .seconds(86_400))

    /// One to be completed before anything is measured.
    static let past = insert(in: pastQueue)
}
