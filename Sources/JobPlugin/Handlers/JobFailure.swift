/// A failed attempt, as the retry hook sees it.
public struct JobFailure<Arguments: Sendable>: Sendable {
    /// What was thrown; `JobTimeoutError` if the time was over.
    public let error: any Error
    /// The job's arguments.
    public let arguments: Arguments
    /// The attempt that failed, from 1.
    public let attempt: Int
    /// How many attempts there are.
    public let maxAttempts: Int
    /// How many attempts have failed, this one included.
    public let failures: Int

    /// Creates a failure.
    public init(error: any Error, arguments: Arguments, attempt: Int, maxAttempts: Int, failures: Int) {
        self.error = error
        self.arguments = arguments
        self.attempt = attempt
        self.maxAttempts = maxAttempts
        self.failures = failures
    }
}
