import JobTime

/// Several slots of a date in one sentence.
struct SlotTally {
    private let counts: [WhyOutcome: Int]
    /// Slots to come that would not fire as things stand.
    private let held: Int
    private let total: Int

    init(_ slots: [WhySlot]) {
        counts = slots.reduce(into: [:]) { $0[$1.outcome, default: 0] += 1 }
        held = slots.count { $0.outcome == .toCome && $0.reason != nil }
        total = slots.count
    }

    /// `close_expired_polls has 24 slots on 2026-11-24: 12 fired, 1 did not, 11 are still to come.`
    func headline(_ subject: String, on date: CivilDate) -> String {
        "\(subject) has \(PlanWords.number(total)) slots on \(date): \(text)."
    }

    /// `12 fired, 1 did not fire, 11 still to come`
    var text: String {
        let words: [(WhyOutcome, String)] = [
            (.fired, "fired"), (.open, "firing now"), (.due, "due but not fired yet"), (.notFired, "did not fire"),
            (.unknown, "unknown to the ledger"), (.toCome, "still to come"),
        ]
        var parts = words.compactMap { outcome, word in
            counts[outcome].map { $0 == total ? "all \(word)" : "\(PlanWords.number($0)) \(word)" }
        }
        if held > 0 { parts[parts.count - 1] += ", \(PlanWords.number(held)) of them held back" }
        return parts.joined(separator: ", ")
    }
}
