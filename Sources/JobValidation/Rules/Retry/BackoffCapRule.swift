import JobConfig
import JobDiagnostics
import JobModel

/// A cap at or below the first delay.
struct BackoffCapRule: Rule {
    static let page = RuleDescription(
        "RJ404", .warning, title: "a cap that flattens the whole backoff",
        why: """
            No delay is longer than `cap`. If the first delay already is, all of them are the same, and the curve has no \
            effect. A constant curve is left out.
            """,
        badExample: """
            version: 1
            retry_policies:
              gentle: { backoff: { curve: exponential, base: 1m, cap: 30s } }
            jobs:
              send_digest: { retry: gentle }
            """,
        goodExample: """
            version: 1
            retry_policies:
              gentle: { backoff: { curve: exponential, base: 1m, cap: 1h } }
            jobs:
              send_digest: { retry: gentle }
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        context.configuration.retryPolicies.compactMap { definition in
            let policy = definition.policy
            guard !policy.isUnreadable, let cap = policy.value.backoff.cap else { return nil }
            var uncapped = policy.value.backoff
            uncapped.cap = nil
            let delays: [Duration]
            switch uncapped.curve {
            case .constant: return nil
            case .delays(let listed): delays = listed
            default: delays = [uncapped.baseDelay(afterFailure: 1)]
            }
            guard let least = delays.min(), least > cap else { return nil }
            return finding(
                "with a cap of \(cap.text) every delay of \"\(definition.name.value)\" is the same: the shortest is \(least.text)",
                at: policy.location, help: "raise cap above \(least.text), or use curve: constant")
        }
    }
}
