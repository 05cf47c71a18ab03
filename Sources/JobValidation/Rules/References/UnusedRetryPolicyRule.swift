import JobConfig
import JobDiagnostics

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
        let names = configuration.retryPolicies.map(\.name)
        let used = Alternatives.meant(
            by: configuration.jobs.map(\.retry.value) + [configuration.defaults.retry.value],
            among: names.map(\.value))
        let unused = names.filter { !$0.isDefault && !$0.isUnreadable && !used.contains($0.value) }
        return unused.map { finding("no job uses the retry policy \"\($0.value)\"", at: $0.location) }
    }
}
