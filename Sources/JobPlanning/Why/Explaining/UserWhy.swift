import JobConfig
import JobModel
import JobScheduling
import JobStore
import JobTime

/// Answers for one user of a per-user schedule.
struct UserWhy {
    let facts: WhyFacts
    let subject: SubjectFacts

    private var schedule: CompiledSchedule { facts.schedule }

    var answer: WhyAnswer {
        let place = UserPlace(facts: facts, subject: subject)
        let day = place.zone.map { DateSlots(schedule, in: $0.used, on: facts.date) }
        let slots = UserSlots(facts: facts, subject: subject, place: place).slots(day?.occurrences ?? [])
        let sum = WhyAnswer.sum(of: slots)
        var answer = WhyAnswer(
            schedule: schedule.id, user: subject.id, date: facts.date, timezone: place.zone?.used.name, now: facts.now,
            outcome: sum.outcome, reason: slots.isEmpty ? day?.absence : sum.reason, headline: "", evidence: [],
            slots: slots)
        let clause = WhyClause(facts: facts)
        if let only = slots.first, slots.count == 1 {
            answer.headline = headline(only, clause)
            answer.evidence = WhyEvidence(facts: facts, slot: only).sentences
        } else if let zone = place.zone, let day, slots.isEmpty {
            answer.headline =
                "\(schedule.id) has no slot on \(facts.date) in \(zone.used.name), user \(subject.id)'s "
                + "zone: \(clause.text(day.absence, for: .noSlot) ?? "")."
            answer.evidence = AbsentSlots(facts: facts, zone: zone.used, day: day).evidence
        } else if slots.isEmpty {
            answer.outcome = .unknown
            answer.reason = place.reason
            answer.headline =
                "Whether \(schedule.id) fired for user \(subject.id) on \(facts.date) cannot be told: "
                + "\(clause.text(place.reason, for: .unknown) ?? "nothing is known of that user")."
        } else {
            answer.headline = SlotTally(slots).headline("\(schedule.id), for user \(subject.id),", on: facts.date)
        }
        answer.evidence += place.sentences(about: slots) + NowAndNext(facts: facts).notes(outcome: answer.outcome)
        answer.next = place.next
        return answer
    }

    private func headline(_ slot: WhySlot, _ clause: WhyClause) -> String {
        let (id, user, date) = (schedule.id, "user \(subject.id)", facts.date)
        let reason = clause.text(slot.reason, for: slot.outcome)
        return switch slot.outcome {
        case .fired:
            "\(id) fired for \(user) on \(date)"
                + [WhyWords.timing(of: slot).map { ", \($0)" }, slot.job.map { "; \(WhyWords.short($0))" }]
                .compactMap(\.self).joined() + "."
        case .toCome:
            reason.map { "\(id) would not fire for \(user) on \(date), as things stand: \($0)." }
                ?? "\(id) will fire for \(user) on \(date): \(WhyWords.ahead(slot, of: facts.now))."
        case .due, .open: "\(id) has not fired for \(user) on \(date) yet, although it is due: \(reason ?? "")."
        case .unknown: "Whether \(id) fired for \(user) on \(date) the ledger does not know: \(reason ?? "")."
        default: "\(id) did not fire for \(user) on \(date): \(reason ?? "nobody knows why")."
        }
    }
}
