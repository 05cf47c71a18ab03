import JobTime

/// Several slots of a date in one sentence.
struct SlotTally {
    private let counts: [WhyOutcome: Int]
    private let total: Int

    init(_ slots: [WhySlot]) {
        counts = slots.reduce(into: [:]) { $0[$1.outcome, default: 0] += 1 }
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
        return words.compactMap { outcome, word in
            counts[outcome].map { $0 == total ? "all \(word)" : "\(PlanWords.number($0)) \(word)" }
        }.joined(separator: ", ")
    }
}
