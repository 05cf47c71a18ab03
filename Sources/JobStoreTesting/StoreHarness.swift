public import JobStore

/// What the conformance checks need of an engine's tests.
///
/// One harness serves one check: its stores share a present that only the check moves.
public protocol StoreHarness: Sendable {
    /// A store of its own, empty, with its tables made.
    func makeStore() async throws -> any JobStore

    /// A second store over the same tables, as another process has it; the same store if the engine cannot do that.
    func makePeer(of store: any JobStore) async throws -> any JobStore

    /// Lets time pass for all of its stores. An engine whose clock cannot be set makes its rows older instead,
    /// the starts that rate limits count among them.
    func advance(by duration: Duration) async throws
}
