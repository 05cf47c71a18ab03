import JobStore

/// One sentence of the contract, executable.
public struct ConformanceCheck: Sendable, CustomStringConvertible {
    /// The sentence.
    public let name: String
    private let body: @Sendable (ConformanceContext) async throws -> Void

    /// Creates a check.
    init(_ name: String, _ body: @escaping @Sendable (ConformanceContext) async throws -> Void) {
        self.name = name
        self.body = body
    }

    /// Runs the check on a fresh store.
    /// - Throws: `ConformanceFailure`, or what the store throws.
    public func run(with harness: some StoreHarness) async throws {
        let context = ConformanceContext(store: try await harness.makeStore(), harness: harness)
        do {
            try await body(context)
        } catch {
            await context.store.close()
            throw error
        }
        await context.store.close()
    }

    /// The sentence.
    public var description: String { name }
}
