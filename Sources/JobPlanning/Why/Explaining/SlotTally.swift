import JobTime

/// Several slots of a date in one sentence.
struct SlotTally {
    private let slots: [WhySlot]

    init(_ slots: [WhySlot]) {
        self.slots = slots
    }

    /// `close_expired_polls has 24 slots on 2026-11-24: 12 fired, 1 did not fire, 11 still to come.`
    func headline(_ subject: String, on date: CivilDate) -> String {
        "\(subject) has \(PlanWords.number(slots.count)) slots on \(date): \(text)."
    }

    /// `12 fired, 1 did not fire, 11 still to come`
    var text: String {
        let words: [(String, (WhySlot) -> Bool)] = [
            ("fired", { $0.outcome == .fired }), ("firing now", { $0.outcome == .open }),
            ("due but not fired yet", { $0.outcome == .due }), ("did not fire", { $0.outcome == .notFired }),
            ("unknown to the ledger", { $0.outcome == .unknown }),
            ("still to come", { $0.outcome == .toCome && $0.reason == nil }),
            ("to come but held back", { $0.outcome == .toCome && $0.reason != nil }),
        ]
        return words.compactMap { word, isCounted in
            let count = slots.count(where: isCounted)
            if count == 0 { return nil }
            return count == slots.count ? "all \(word)" : "\(PlanWords.number(count)) \(word)"
        }.joined(separator: ", ")
    }
}
