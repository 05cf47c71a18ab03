/// The handler took longer than the kind's timeout.
public struct JobTimeoutError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The timeout.
    public let timeout: Duration

    /// Creates the error.
    public init(timeout: Duration) {
        self.timeout = timeout
    }

    /// `timed out after 60.0 seconds`
    public var description: String { "timed out after \(timeout)" }
}
