public import JobPlugin

/// No enqueued job is the one that a test expected.
public struct NotEnqueuedError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The expected kind.
    public let kind: JobKind
    /// How many jobs of that kind were enqueued, none of which fits.
    public let ofKind: Int
    /// How many jobs of other kinds were.
    public let others: Int

    /// What was expected and what is there.
    public var description: String {
        "expected a job of the kind '\(kind)': \(ofKind) of that kind do not fit, \(others) are of other kinds"
    }
}
