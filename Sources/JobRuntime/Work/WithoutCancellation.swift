/// Runs final bookkeeping even if the surrounding task is cancelled: an attempt's end must reach the store, or the
/// job would run again.
///
/// The one place where a task is made that is nobody's child; it is awaited on the spot.
func withoutCancellation<Result: Sendable>(
    _ body: @escaping @Sendable () async throws -> Result
) async throws -> Result {
    try await Task { try await body() }.value
}
