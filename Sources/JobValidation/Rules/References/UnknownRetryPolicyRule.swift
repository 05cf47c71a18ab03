import JobConfig
import JobDiagnostics

/// A job, or the defaults, name a retry policy that is not defined.
struct UnknownRetryPolicyRule: Rule {
    static let page = RuleDescription(
        "RJ301", .error, title: "a retry policy that is not defined",
        why: """
            Each policy that a job names must stand under `retry_policies`; only `standard` exists without being written. \
            The policy of `defaults` is looked at if some job has none of its own.
            """,
        badExample: """
            version: 1
            retry_policies: { patient: { max_attempts: 40 } }
            jobs:
              send_digest: { retry: patience }
            """,
        goodExample: """
            version: 1
            retry_policies: { patient: { max_attempts: 40 } }
            jobs:
              send_digest: { retry: patient }
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        let configuration = context.configuration
        guard !configuration.unreadable.contains(.retryPolicies) else { return [] }
        let defined = configuration.retryPolicies.map(\.name.value)
        let builtIn = RetryPolicyDefinition.builtIn
        var policies = Alternatives(defined.contains(builtIn) ? defined : defined + [builtIn])
        var found: [Diagnostic] = []
        for job in configuration.jobs where !job.retry.isDefault {
            found += unknown(job.retry, configuration, &policies)
        }
        if !configuration.defaults.retry.isDefault, configuration.jobs.contains(where: \.retry.isDefault) {
            found += unknown(configuration.defaults.retry, configuration, &policies)
        }
        return found
    }

    private func unknown(
        _ policy: Marked<String>, _ configuration: Configuration, _ policies: inout Alternatives
    ) -> [Diagnostic] {
        guard !policy.isUnreadable, policy.value != RetryPolicyDefinition.builtIn,
            configuration.retryPolicy(policy.value) == nil
        else { return [] }
        return [
            finding(
                "there is no retry policy \"\(policy.value)\"", at: policy.location,
                help: policies.help(for: policy.value))
        ]
    }
}
