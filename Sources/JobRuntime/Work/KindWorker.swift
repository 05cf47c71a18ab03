package import JobModel
package import JobPlugin

/// Works jobs of one kind: a handler of a plugin, or a program.
package struct KindWorker: Sendable {
    /// Runs one attempt. Cancelling the task asks it to give up.
    package let run: @Sendable (ClaimedJob, JobContext) async -> AttemptEnd
    /// What follows when the time is over.
    package let timedOut: @Sendable (ClaimedJob, JobTimeoutError) -> AttemptFailure

    package init(
        run: @escaping @Sendable (ClaimedJob, JobContext) async -> AttemptEnd,
        timedOut: @escaping @Sendable (ClaimedJob, JobTimeoutError) -> AttemptFailure = { _, error in
            AttemptFailure(error: error.description)
        }
    ) {
        self.run = run
        self.timedOut = timedOut
    }
}
