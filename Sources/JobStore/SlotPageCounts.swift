/// How the members of a page fared.
public struct SlotPageCounts: Sendable, Hashable {
    /// Jobs stored.
    public var jobs: Int
    /// Members served before, or whose job was a duplicate of a unique one.
    public var served: Int
    /// Members and misfits recorded as skipped.
    public var skipped: Int

    /// Creates counts.
    public init(jobs: Int = 0, served: Int = 0, skipped: Int = 0) {
        self.jobs = jobs
        self.served = served
        self.skipped = skipped
    }

    /// Adds another page's.
    public static func += (left: inout SlotPageCounts, right: SlotPageCounts) {
        left.jobs += right.jobs
        left.served += right.served
        left.skipped += right.skipped
    }
}
