import JobStore

/// Fails unless a condition holds.
func expect(
    _ condition: Bool, _ message: @autoclosure () -> String, file: String = #fileID, line: UInt = #line
) throws {
    if !condition { throw ConformanceFailure(message(), file: file, line: line) }
}

/// Fails unless a value is the expected one.
func expectEqual<Value: Equatable>(
    _ value: Value, _ expected: Value, _ what: @autoclosure () -> String, file: String = #fileID, line: UInt = #line
) throws {
    guard value != expected else { return }
    throw ConformanceFailure("\(what()): \(value) instead of \(expected)", file: file, line: line)
}

/// Fails unless a call is refused with a code.
func expectRefusal(
    _ code: StoreError.Code, _ what: String, file: String = #fileID, line: UInt = #line,
    _ body: () async throws -> Void
) async throws {
    do {
        try await body()
    } catch let error as StoreError {
        return try expectEqual(error.code, code, "the code of the refusal of \(what)", file: file, line: line)
    }
    throw ConformanceFailure("\(what) was not refused", file: file, line: line)
}
