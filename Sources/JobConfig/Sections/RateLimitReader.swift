import JobModel

/// Reads `rate_limit:` of a queue or a job.
enum RateLimitReader {
    enum Scope: String, Sendable { case fleet, node }

    static func read(_ parent: MappingReader) -> Marked<RateLimit>? {
        guard let node = parent["rate_limit"], let map = parent.section("rate_limit") else { return nil }
        let most = map.integer("max")
        let per = map.duration("per")
        let scope = map.choice("scope", default: Scope.fleet)
        var limit = node.marked(RateLimit(max: most.value, per: per.value, perNode: scope.value == .node))
        limit.isUnreadable = most.isDefault || most.isUnreadable || per.isDefault || per.isUnreadable
        return limit
    }
}
