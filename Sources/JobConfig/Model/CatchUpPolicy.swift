/// `catch_up:` of a schedule: what happens to slots that came while no node could fire them.
package struct CatchUpPolicy: Sendable, Hashable {
    package var policy: Policy
    /// Slots older than this are dropped; nil for the default of the trigger's period.
    package var within: Duration?
    /// At most this many slots; required with `all`.
    package var max: Int?

    package enum Policy: String, Sendable, CaseIterable { case none, latest, all }

    package init(policy: Policy, within: Duration? = nil, max: Int? = nil) {
        self.policy = policy
        self.within = within
        self.max = max
    }
}
