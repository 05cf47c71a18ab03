import JobDiagnostics
import YAMLTree

/// Reads `catch_up:` of a schedule.
enum CatchUpReader {
    static func read(_ schedule: MappingReader) -> Marked<CatchUpPolicy> {
        let standard = CatchUpPolicy(policy: .latest)
        guard let node = schedule["catch_up"] else { return schedule.missing(standard) }
        var marked = node.marked(standard)
        if let word = node.node.scalar?.text, CatchUpPolicy.Policy(rawValue: word) != nil {
            node.reportType(expected: "a map", help: "write { policy: \(word) }")
            marked.isUnreadable = true
            return marked
        }
        guard let map = schedule.section("catch_up") else {
            marked.isUnreadable = true
            return marked
        }
        let policy = map.choice("policy", default: standard.policy)
        let within = map.optionalDuration("within")
        let most = map.optionalInteger("max")
        if !policy.isUnreadable { checkKeys(map, policy.value) }
        marked.value = CatchUpPolicy(policy: policy.value, within: within?.value, max: most?.value)
        marked.isUnreadable =
            policy.isUnreadable || within?.isUnreadable == true || most?.isUnreadable == true
            || (policy.value == .all && most == nil)
        return marked
    }

    private static func checkKeys(_ map: MappingReader, _ policy: CatchUpPolicy.Policy) {
        switch policy {
        case .none:
            map.refuse(
                ["within", "max"], because: { "'\($0)' means nothing with the policy none" },
                help: "remove it, or write policy: latest")
        case .latest:
            guard map["max"]?.node.scalar?.integer != 1 else { return }
            map.refuse(
                ["max"], because: { "'\($0)' has no effect with the policy latest, which fires one" },
                help: "remove it, or write policy: all")
        case .all:
            guard map["max"] == nil else { return }
            map.reportMissing(oneOf: ["max"], help: "say how many at most, such as max: 24")
        }
    }
}
