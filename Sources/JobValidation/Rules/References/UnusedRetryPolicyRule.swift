import JobDiagnostics
import JobConfig

/// A retry policy that no job names.
struct UnusedRetryPolicyRule: Rule {
    static let page = RuleDescription(
        "RJ306", .note, title: "a retry policy that no job uses",
        why: "It has no effect. The policy of `defaults` counts as used.",
        badExample: """
            version: 1
            retry_policies: { patient: { max_attempts: 40 } }
            jobs:
              send_digest: {}
            """,
        goodExample: """
            version: 1
            retry_policies: { patient: { max_attempts: 40 } }
            jobs:
              send_digest: { retry: patient }
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        let configuration = context.configuration
        guard !configuration.unreadable.contains(.jobs) else { return [] }
        let used = Set(configuration.jobs.map(\.retry.value) + [configuration.defaults.retry.value])
        let names = configuration.retryPolicies.map(\.name).filter { !$0.isDefault && !used.contains($0.value) }
        return names.map { finding("no job uses the retry policy \"\($0.value)\"", at: $0.location) }
    }
}
