import JobConfig
import JobDiagnostics
import JobModel

/// A policy that would retry for more than a year.
struct EndlessRetryRule: Rule {
    static let page = RuleDescription(
        "RJ406", .warning, title: "retries that go on for more than a year",
        why: """
            The delays of the policy add up to more than 365 days. An exponential curve gets there quickly: 25 attempts \
            with a factor of 4 are longer than history. Give it a `cap`, or fewer attempts. River's own curve, 25 attempts \
            of attempt⁴ seconds, ends after 20 days.
            """,
        badExample: """
            version: 1
            retry_policies:
              endless: { max_attempts: 25, backoff: { curve: exponential, base: 30s, factor: 4 } }
            jobs:
              send_digest: { retry: endless }
            """,
        goodExample: """
            version: 1
            retry_policies:
              patient: { max_attempts: 25, backoff: { curve: exponential, base: 30s, factor: 4, cap: 1d } }
            jobs:
              send_digest: { retry: patient }
            """)

    private static let longest = Duration.seconds(365 * 86_400)

    func check(_ context: RuleContext) -> [Diagnostic] {
        context.configuration.retryPolicies.compactMap { definition in
            guard !definition.policy.isUnreadable else { return nil }
            let policy = definition.policy.value
            var total = Duration.zero
            for failure in 1..<max(1, policy.maxAttempts) {
                total += policy.backoff.baseDelay(afterFailure: failure)
                guard total <= Self.longest else {
                    return finding(
                        "\"\(definition.name.value)\" is still retrying after a year: "
                            + "failure \(failure) of \(policy.maxAttempts) waits \(policy.backoff.baseDelay(afterFailure: failure).roughText)",
                        at: definition.policy.location, help: "write a cap such as cap: 1d, or fewer attempts")
                }
            }
            return nil
        }
    }
}
