/// A fire that is not the same in two plans.
package struct FireChange: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable {
        case added, removed
        /// The same slot at another instant.
        case moved
        /// The same slot at the same instant, with another number of jobs or in another queue.
        case changed
    }

    /// In the earlier plan; nil for an added one.
    package let before: PlannedFire?
    /// In the later plan; nil for a removed one.
    package let after: PlannedFire?
    package let kind: Kind

    /// nil if both are the same fire.
    init?(before: PlannedFire?, after: PlannedFire?) {
        self.before = before
        self.after = after
        switch (before, after) {
        case (nil, nil): return nil
        case (nil, _?): kind = .added
        case (_?, nil): kind = .removed
        case (let before?, let after?):
            if before.instant != after.instant {
                kind = .moved
            } else if before.count != after.count || before.queue != after.queue || before.job != after.job {
                kind = .changed
            } else {
                return nil
            }
        }
    }

    /// The fire as it is, or as it was if it is no more.
    var shown: PlannedFire? { after ?? before }
}
