import JobDiagnostics
import JobModel

/// Reads `retry_policies:`.
enum RetryPolicyReader {
    /// Nil if the section is there and cannot be read. `standard` is among them whether it is written or not.
    static func read(_ root: MappingReader) -> [RetryPolicyDefinition]? {
        let builtIn = RetryPolicyDefinition(
            name: root.missing(RetryPolicyDefinition.builtIn), policy: root.missing(.river))
        guard let node = root["retry_policies"] else { return [builtIn] }
        let section = root.section.section("retry_policies").section("*")
        guard let entries = node.named(.identifier, what: "retry policies by name") else { return nil }
        let policies = entries.map { name, value in
            RetryPolicyDefinition(name: name, policy: policy(value, section))
        }
        let hasStandard = policies.contains { $0.name.value == RetryPolicyDefinition.builtIn }
        return hasStandard ? policies : policies + [builtIn]
    }

    private static func policy(_ value: NodeReader, _ section: ConfigSection) -> Marked<RetryPolicy> {
        var marked = value.marked(RetryPolicy.river)
        guard let map = MappingReader(value, section) else {
            marked.isUnreadable = true
            return marked
        }
        let attempts = map.integer("max_attempts")
        var backoff = Backoff.river
        var isUnreadable = attempts.isUnreadable
        if map["backoff"] != nil {
            if let read = map.section("backoff").flatMap(BackoffReader.read) {
                backoff = read
            } else {
                isUnreadable = true
            }
        }
        marked.value = RetryPolicy(maxAttempts: attempts.value, backoff: backoff)
        marked.isUnreadable = isUnreadable
        return marked
    }
}
