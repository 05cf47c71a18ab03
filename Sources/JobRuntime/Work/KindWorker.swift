package import JobModel
package import JobPlugin

/// Works jobs of one kind: a handler of a plugin, or a program.
package struct KindWorker: Sendable {
    /// Reads a job's arguments, once for the run and for what follows a failure.
    package let prepare: @Sendable (ClaimedJob, AttemptRules) throws(ArgumentDecodingError) -> PreparedWork

    package init(
        prepare: @escaping @Sendable (ClaimedJob, AttemptRules) throws(ArgumentDecodingError) -> PreparedWork
    ) {
        self.prepare = prepare
    }

    /// Works by a plugin's handler.
    package init(_ handler: AnyJobHandler) {
        self.init { job, rules throws(ArgumentDecodingError) in
            let attempt = try handler.prepare(job.arguments)
            return PreparedWork { context in
                do {
                    return .returned(try await attempt.run(in: context))
                } catch is CancellationError where Task.isCancelled {
                    return .cutOff
                } catch {
                    return .failed(attempt.failure(error, under: rules))
                }
            } timedOut: { error in
                attempt.failure(error, under: rules)
            }
        }
    }
}
