/// Runs round every job of the kinds of its plugin: for tracing, metrics, locks.
///
/// The first one named is the outermost.
public protocol JobMiddleware: Sendable {
    /// Calls `next` to go on, at most once; what it returns or throws is the attempt's result.
    func run(
        _ context: JobContext, next: @Sendable (JobContext) async throws -> JobOutcome
    ) async throws -> JobOutcome
}
