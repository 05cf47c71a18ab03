/// Runs final bookkeeping even if the surrounding task is cancelled: an attempt's end must reach the store, or the
/// job would run again.
///
/// The one place where a task is made that is nobody's child; it is awaited on the spot.
func withoutCancellation<Result: Sendable>(
    _ body: @escaping @Sendable () async throws -> Result
) async throws -> Result {
    try await Task { try await body() }.value
}

/// The same for what is not worth a long wait: a store that does not answer is left behind.
/// - Throws: `OutOfTime`, or what `body` throws.
func withoutCancellation<Result: Sendable>(
    atMost limit: Duration, on clock: NodeClock, _ body: @escaping @Sendable () async throws -> Result
) async throws -> Result {
    let bell = Doorbell()
    let work = Task {
        defer { bell.ring() }
        return try await body()
    }
    guard try await withoutCancellation({ await bell.wait(atMost: limit, on: clock) }) else {
        work.cancel()
        throw OutOfTime(limit: limit)
    }
    return try await work.value
}
