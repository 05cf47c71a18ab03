import JobStore

/// What becomes of a benchmark's completed jobs.
package enum BenchCompleted: String, Sendable, Hashable, CaseIterable {
    /// Their rows stay.
    case keep
    /// They are deleted with their completion, as under `retention: { completed: 0s }`.
    case delete

    /// Under which a node does so.
    var retention: RetentionRules {
        var rules = RetentionRules()
        if self == .delete { rules.general.completed = .zero }
        return rules
    }
}
