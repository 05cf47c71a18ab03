package import JobTime

/// How the users of one zone fared.
package struct WhyZone: Sendable, Hashable {
    /// As the users have it written; empty for none.
    package var spelling: ZoneName
    /// The zone they are served in.
    package var used: ZoneName
    /// Whether what is written is no zone.
    package var isUnknown: Bool
    /// In the order of their instants.
    package var slots: [WhySlot]
    /// Why there is none.
    package var absence: WhyReason?
}
