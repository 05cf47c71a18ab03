package import JobModel

/// One entry of `retry_policies:`.
package struct RetryPolicyDefinition: Sendable {
    package var name: Marked<String>
    package var policy: Marked<RetryPolicy>

    package init(name: Marked<String>, policy: Marked<RetryPolicy>) {
        self.name = name
        self.policy = policy
    }

    /// The policy that exists even if the file does not define it.
    package static let builtIn = "standard"
}
