/// Decides what a slot does for one member of its page.
package struct MemberRule: Sendable {
    /// What becomes of a member.
    package enum Verdict: Sendable, Hashable {
        /// It is none of the page's business.
        case ignored
        /// It was served before.
        case served
        /// It is recorded as skipped.
        case refused(SkipReason)
        /// It gets its job.
        case wanted
    }

    /// Which slot.
    package let slot: SlotIdentity
    /// The slot before it in the same zone.
    package let previous: SlotIdentity?
    /// What may keep the slot from firing.
    package let guards: SlotGuards
    /// Whether only those are served who moved here and missed the slot.
    package let isForMovers: Bool

    package init(slot: SlotIdentity, previous: SlotIdentity?, guards: SlotGuards, isForMovers: Bool) {
        self.slot = slot
        self.previous = previous
        self.guards = guards
        self.isForMovers = isForMovers
    }

    /// - Parameters:
    ///   - zone: where the member is served, by its canonical name.
    ///   - unfinished: asked only where `if_running` wants to know.
    package func verdict(
        on known: SubjectRecord?, in zone: String, unfinished: () throws -> UnfinishedJobs
    ) rethrows -> Verdict {
        if isForMovers {
            guard let known, known.missed(slot, byMovingTo: zone) else { return .ignored }
        } else if let known, known.hasServed(slot) {
            return .served
        }
        let refusal = try guards.refusal(at: slot.instant, after: known, unfinished: unfinished)
        return refusal.map(Verdict.refused) ?? .wanted
    }

    /// The slot that a member missed because it moved here after it was over; nil if there is none.
    package func missed(by known: SubjectRecord?, in zone: String) -> SlotIdentity? {
        guard !isForMovers, let previous, let known, known.missed(previous, byMovingTo: zone) else { return nil }
        return previous
    }
}
