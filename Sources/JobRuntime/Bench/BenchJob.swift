package import JobModel
package import JobPlugin

/// What a benchmark works: a handler that does nothing.
package struct BenchJob: JobHandler {
    package static let kind: JobKind = "runner_bench"
    /// The queue of its own in which its jobs wait.
    package static let queue = "runner_bench"

    package struct Arguments: Codable, Sendable {
        var number: Int
    }

    package init() {}

    package func run(_ arguments: Arguments, in context: JobContext) async throws -> JobOutcome { .completed }

    static func insert(number: Int) -> JobInsert {
        JobInsert(kind: kind, arguments: #"{"number":\#(number)}"#, queue: queue)
    }
}
