/// Fires of one origin that a plan counts, but that are too many to be listed.
package struct UnlistedSum: Sendable, Hashable {
    package let origin: FireOrigin
    package let fires: Int
    /// nil if nobody knows.
    package let jobs: Int?
}

extension Plan {
    /// How many fires are not listed, by something that they have in common.
    func unlistedFires<Key: Hashable>(by key: (FireOrigin) -> Key) -> [Key: Int] {
        unlisted.reduce(into: [:]) { $0[key($1.origin), default: 0] += $1.fires }
    }

    /// How many jobs those are; nil if nobody knows.
    func unlistedJobs<Key: Hashable>(by key: (FireOrigin) -> Key) -> [Key: Int?] {
        unlisted.reduce(into: [:]) { sums, sum in
            sums[key(sum.origin)] = .some(PlanTotals.sum(sums[key(sum.origin)] ?? 0, sum.jobs))
        }
    }
}
