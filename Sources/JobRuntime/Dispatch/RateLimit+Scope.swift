import JobModel

extension RateLimit {
    /// The limit, if it counts for each node (`true`) or over the fleet (`false`).
    func ifPerNode(_ isWanted: Bool) -> RateLimit? { perNode == isWanted ? self : nil }
}
