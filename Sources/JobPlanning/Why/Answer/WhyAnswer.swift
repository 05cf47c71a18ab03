package import JobTime

/// The answer to `why`: what happened to a schedule's slots of a date, and why.
package struct WhyAnswer: Sendable {
    package var schedule: String
    /// The user asked about; nil for all.
    package var user: String?
    /// The nominal local date.
    package var date: CivilDate
    /// Whose clocks count; nil if each user's.
    package var timezone: ZoneName?
    /// When it was asked.
    package var now: Timestamp
    package var outcome: WhyOutcome
    /// Why it did not fire, if all its slots have the same reason.
    package var reason: WhyReason?
    /// The answer in one sentence.
    package var headline: String
    /// What the answer rests on, a sentence or two each.
    package var evidence: [String]
    /// The slots of a schedule with a zone of its own, or of one user.
    package var slots: [WhySlot] = []
    /// The zones of a per-user schedule; nil unless everybody is asked about.
    package var zones: [WhyZone]?
    /// The slot that comes next.
    package var next: Next?

    /// A slot to come.
    package struct Next: Sendable, Hashable {
        package var slot: String
        package var instant: Timestamp
        package var zone: ZoneName
        package var offset: ZoneOffset
    }

    /// How many slots fared how.
    package var counts: [WhyOutcome: Int] {
        (slots + (zones ?? []).flatMap(\.slots)).reduce(into: [:]) { $0[$1.outcome, default: 0] += 1 }
    }

    /// One outcome and reason for several slots.
    static func sum(of slots: [WhySlot]) -> (outcome: WhyOutcome, reason: WhyReason?) {
        guard let first = slots.first else { return (.noSlot, nil) }
        let outcome = slots.allSatisfy { $0.outcome == first.outcome } ? first.outcome : .mixed
        return (outcome, slots.allSatisfy { $0.reason == first.reason } ? first.reason : nil)
    }
}
