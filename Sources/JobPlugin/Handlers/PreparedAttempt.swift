package import JobModel

/// A handler together with decoded arguments: all that one attempt needs beside its context.
package struct PreparedAttempt: Sendable {
    private let body: @Sendable (JobContext) async throws -> JobOutcome
    private let hook: @Sendable (any Error, AttemptRules) -> RetryDecision

    init<Handler: JobHandler>(_ handler: Handler, _ arguments: Handler.Arguments, middleware: [any JobMiddleware]) {
        let innermost: @Sendable (JobContext) async throws -> JobOutcome = { context in
            try await handler.run(arguments, in: context)
        }
        body = middleware.reversed().reduce(innermost) { next, layer in
            { context in try await layer.run(context, next: next) }
        }
        hook = { error, rules in
            handler.retry(
                after: JobFailure(
                    error: error, arguments: arguments, attempt: rules.attempt, maxAttempts: rules.maxAttempts,
                    failures: rules.failures + 1))
        }
    }

    /// Runs the handler inside its middleware, in the caller's task: cancelling that cancels the handler.
    /// - Throws: What the handler or a middleware throws.
    package func run(in context: JobContext) async throws -> JobOutcome {
        try await body(context)
    }

    /// What the kind's retry hook says to an error.
    package func retryDecision(for error: any Error, under rules: AttemptRules) -> RetryDecision {
        hook(error, rules)
    }

    /// The failed attempt, with the error's own text and the hook's decision.
    package func failure(_ error: any Error, under rules: AttemptRules) -> AttemptFailure {
        AttemptFailure(
            error: String(describing: error), decision: retryDecision(for: error, under: rules))
    }
}
