import JobConfig
import JobDiagnostics
import JobModel

/// More delays than there are retries.
struct UnusedDelaysRule: Rule {
    static let page = RuleDescription(
        "RJ405", .warning, title: "delays that no retry reaches",
        why: """
            `max_attempts` counts every run, the first included, so there is one delay less than attempts. Those behind \
            are never used.
            """,
        badExample: """
            version: 1
            retry_policies:
              brief: { max_attempts: 3, backoff: { delays: [30s, 1m, 2m, 5m] } }
            jobs:
              send_digest: { retry: brief }
            """,
        goodExample: """
            version: 1
            retry_policies:
              brief: { max_attempts: 5, backoff: { delays: [30s, 1m, 2m, 5m] } }
            jobs:
              send_digest: { retry: brief }
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        context.configuration.retryPolicies.compactMap { definition in
            guard !definition.policy.isUnreadable, case .delays(let delays) = definition.policy.value.backoff.curve
            else {
                return nil
            }
            let retries = definition.policy.value.maxAttempts - 1
            guard delays.count > retries else { return nil }
            return finding(
                "\(delays.count) delays, but \(retries) \(retries == 1 ? "retry" : "retries")",
                at: definition.policy.location,
                help: "write max_attempts: \(delays.count + 1), or \(retries) delay\(retries == 1 ? "" : "s")")
        }
    }
}
