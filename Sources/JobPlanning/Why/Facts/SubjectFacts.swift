package import JobScheduling
package import JobStore
package import JobTime

/// What is known of one user of a per-user schedule.
package struct SubjectFacts: Sendable {
    /// The user's id as text.
    package var id: String
    package var membership: Membership
    /// Whom the ledger last served, and for what.
    package var record: SubjectRecord?
    /// Slots of the date that did not fire for the user.
    package var skips: [SubjectSkip]
    /// The user's jobs of that date that are still in the store, by slot.
    package var jobs: [String: JobFact]

    /// Whether, and in which zone, the user is in the audience now.
    package enum Membership: Sendable {
        /// In this zone.
        case member(SubjectZone)
        /// In the audience, with a zone that is none and makes `unknown: skip` pass over them.
        case passedOver(ZoneName)
        /// Not in the audience.
        case absent
        /// Nobody can say, for this reason.
        case unreadable(String)
    }

    package init(
        id: String, membership: Membership, record: SubjectRecord? = nil, skips: [SubjectSkip] = [],
        jobs: [String: JobFact] = [:]
    ) {
        self.id = id
        self.membership = membership
        self.record = record
        self.skips = skips
        self.jobs = jobs
    }
}
