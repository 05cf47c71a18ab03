package import JobModel
package import JobPlugin

/// One attempt, ready to run.
package struct PreparedWork: Sendable {
    /// Runs it. Cancelling the task asks it to give up.
    package let run: @Sendable (JobContext) async -> AttemptEnd
    /// What follows when its time is over.
    package let timedOut: @Sendable (JobTimeoutError) -> AttemptFailure

    package init(
        run: @escaping @Sendable (JobContext) async -> AttemptEnd,
        timedOut: @escaping @Sendable (JobTimeoutError) -> AttemptFailure = {
            AttemptFailure(error: $0.description)
        }
    ) {
        self.run = run
        self.timedOut = timedOut
    }
}
