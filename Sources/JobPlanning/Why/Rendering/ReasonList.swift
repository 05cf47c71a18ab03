/// Each reason of several slots once, with what it rests on.
struct ReasonList {
    private static let shownDetails = 6

    let facts: WhyFacts

    func sentences(about slots: [WhySlot]) -> [String] {
        var seen: Set<WhyReason> = []
        var said: Set<String> = []
        var sentences: [String] = []
        for slot in slots {
            guard let reason = slot.reason, seen.insert(reason).inserted else { continue }
            let clause = WhyClause(facts: facts).text(reason, for: slot.outcome) ?? ""
            let evidence = WhyEvidence(facts: facts, slot: slot).reasons.filter { said.insert($0).inserted }
            sentences.append((["\(reason.rawValue): \(clause)."] + evidence).joined(separator: " "))
        }
        var details: [String] = []
        for detail in slots.flatMap(\.details) where !details.contains(detail) { details.append(detail) }
        return sentences + details.prefix(ReasonList.shownDetails)
    }
}
