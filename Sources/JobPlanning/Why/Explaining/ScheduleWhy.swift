import JobScheduling
import JobTime

/// Answers for a schedule with a zone of its own.
struct ScheduleWhy {
    let facts: WhyFacts
    let zone: UsedZone

    private var schedule: CompiledSchedule { facts.schedule }

    var answer: WhyAnswer {
        let day = DateSlots(schedule, in: zone, on: facts.date)
        let slots = ZoneLedger(facts, in: zone).slots(day.occurrences)
        let absent = AbsentSlots(facts: facts, zone: zone, day: day)
        let sum = WhyAnswer.sum(of: slots)
        var answer = WhyAnswer(
            schedule: schedule.id, user: nil, date: facts.date, timezone: zone.name, now: facts.now,
            outcome: sum.outcome, reason: slots.isEmpty ? day.absence : sum.reason, headline: "", evidence: [],
            slots: slots)
        if let only = slots.first, slots.count == 1 {
            answer.headline = headline(only)
            answer.evidence = WhyEvidence(facts: facts, slot: only).sentences + absent.lost
        } else if slots.isEmpty {
            answer.headline =
                "\(schedule.id) has no slot on \(facts.date) in \(zone.name): "
                + "\(WhyClause(facts: facts).text(day.absence, for: .noSlot) ?? "")."
            answer.evidence = absent.evidence
        } else {
            answer.headline = SlotTally(slots).headline(schedule.id, on: facts.date)
            answer.evidence = ReasonList(facts: facts).sentences(about: slots) + absent.lost
        }
        answer.evidence += NowAndNext(facts: facts).notes(outcome: answer.outcome)
        answer.next = NowAndNext(facts: facts).next(in: zone)
        return answer
    }

    private func headline(_ slot: WhySlot) -> String {
        let id = schedule.id
        let clause = WhyClause(facts: facts).text(slot.reason, for: slot.outcome)
        let date = facts.date
        return switch slot.outcome {
        case .fired:
            "\(id) fired for \(date)"
                + [WhyWords.timing(of: slot).map { ", \($0)" }, slot.job.map { "; \(WhyWords.short($0))" }]
                .compactMap(\.self).joined() + "."
        case .toCome:
            clause.map { "\(id) would not fire for \(date), as things stand: \($0)." }
                ?? "\(id) will fire for \(date): \(WhyWords.ahead(slot, of: facts.now))."
        case .due: "\(id) has not fired for \(date) yet, although it is due: \(clause ?? "")."
        case .unknown: "Whether \(id) fired for \(date) the ledger does not know: \(clause ?? "")."
        default: "\(id) did not fire for \(date): \(clause ?? "nobody knows why")."
        }
    }
}
