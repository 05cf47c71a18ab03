import JobScheduling
import JobStore
import JobTime

/// Answers for all users of a per-user schedule, zone by zone.
struct AudienceWhy {
    let facts: WhyFacts
    let unknown: UnknownZoneRule

    private var schedule: CompiledSchedule { facts.schedule }

    var answer: WhyAnswer {
        let zones = self.zones
        let slots = zones.flatMap(\.slots)
        let sum = WhyAnswer.sum(of: slots)
        var answer = WhyAnswer(
            schedule: schedule.id, user: nil, date: facts.date, timezone: nil, now: facts.now, outcome: sum.outcome,
            reason: sum.reason, headline: "", evidence: [], zones: zones)
        if slots.isEmpty {
            (answer.outcome, answer.reason) = absence(of: zones)
            let clause =
                answer.reason == .nobody
                ? "nobody is in its audience"
                : WhyClause(facts: facts).text(answer.reason, for: .noSlot) ?? "each of its zones leaves it out"
            answer.headline =
                answer.outcome == .unknown
                ? "Whether \(schedule.id) fired for \(facts.date) nobody knows: \(clause)."
                : "\(schedule.id) has no slot on \(facts.date): \(clause)."
            if let reason = answer.reason, reason == anywhere.absence {
                answer.evidence += AbsentSlots(facts: facts, zone: .utc, day: anywhere).evidence
            }
        } else {
            answer.headline = headline(zones, sum)
        }
        answer.evidence +=
            totals(zones) + unknownZones(zones) + ReasonList(facts: facts).sentences(about: slots.map(\.inUTC))
        if let trouble = facts.audienceTrouble {
            answer.evidence.append(
                "The audience cannot be read, so only zones that the ledger has are here: \(trouble).")
        }
        answer.evidence += NowAndNext(facts: facts).notes(outcome: answer.outcome)
        answer.next = next(zones)
        return answer
    }

    /// What the date has on clocks that never change.
    private var anywhere: DateSlots { DateSlots(schedule, in: .utc, on: facts.date) }

    // MARK: Zones

    /// Every spelling that the ledger has for the date, or that is in use now, in the order of its slots.
    private var zones: [WhyZone] {
        let ticked = Set(facts.ticks.filter { !$0.slot.zone.isEmpty }.map { ZoneTickName.zone(of: $0.slot.zone) })
        let met = Set(facts.cursors.filter { !$0.zone.isEmpty }.map { ZoneTickName.zone(of: $0.zone) })
        let groups = ZoneGroups(
            ticked.union(facts.spellings ?? met), unknown: unknown, zones: facts.zones)
        let skipped = groups.skipped.map { SubjectZone(raw: $0, used: .utc, isUnknown: true) }
        return (groups.served + skipped).map(zone(_:))
            .filter { zone in
                facts.spellings?.contains(zone.spelling) ?? true || zone.slots.contains { $0.recordedAt != nil }
            }
            .sorted { left, right in
                let (first, second) = (left.slots.first?.instant, right.slots.first?.instant)
                guard let first, let second, first != second else {
                    return first != nil && second == nil || left.spelling < right.spelling
                }
                return first < second
            }
    }

    private func zone(_ zone: SubjectZone) -> WhyZone {
        let day = DateSlots(schedule, in: zone.used, on: facts.date)
        var slots = ZoneLedger(facts, zone: ZoneTickName.text(of: zone.raw), in: zone.used).slots(day.occurrences)
        if zone.isUnknown, case .skip = unknown {
            for index in slots.indices where slots[index].outcome == .toCome { slots[index].reason = .unknownZone }
        }
        return WhyZone(
            spelling: zone.raw, used: zone.used.name, isUnknown: zone.isUnknown, slots: slots, absence: day.absence)
    }

    private func absence(of zones: [WhyZone]) -> (WhyOutcome, WhyReason?) {
        let reasons = Set(zones.compactMap(\.absence))
        if let reason = reasons.first, reasons.count == 1 { return (.noSlot, reason) }
        // What the trigger leaves out is nobody's, whoever is in the audience.
        if zones.isEmpty, let reason = anywhere.absence { return (.noSlot, reason) }
        if zones.isEmpty, facts.audienceTrouble != nil { return (.unknown, .audienceUnreadable) }
        return (.noSlot, zones.isEmpty ? .nobody : nil)
    }

    // MARK: Sentences

    private func headline(_ zones: [WhyZone], _ sum: (outcome: WhyOutcome, reason: WhyReason?)) -> String {
        let (id, date) = (schedule.id, facts.date)
        let places = zones.count { zone in
            zone.slots.contains { sum.outcome != .toCome || $0.reason == sum.reason }
        }
        let zoneText = PlanWords.count(places, "zone")
        let jobs = zones.flatMap(\.slots).reduce(0) { $0 + ($1.users?.jobs ?? 0) }
        let clause = WhyClause(facts: facts).text(sum.reason, for: sum.outcome)
        switch sum.outcome {
        case .fired: return "\(id) fired for \(date) in \(zoneText): \(PlanWords.count(jobs, "job"))."
        case .toCome:
            let willNot = zones.flatMap(\.slots).count { $0.reason != sum.reason }
            if let clause { return "\(id) would not fire for \(date), as things stand: \(clause)." }
            return "\(id) is still to fire for \(date) in \(zoneText)"
                + (willNot > 0 ? "; in \(PlanWords.number(willNot)) it would not, as things stand." : ".")
        case .notFired:
            return "\(id) did not fire for \(date) in \(zoneText)" + (clause.map { ": \($0)." } ?? ".")
        default:
            let all = zones.flatMap(\.slots)
            let noun = zones.allSatisfy { $0.slots.count < 2 } ? "zone" : "slot"
            return "\(id) for \(date): of \(PlanWords.count(all.count, noun)) \(SlotTally(all).text); "
                + "\(PlanWords.count(jobs, "job"))."
        }
    }

    private func totals(_ zones: [WhyZone]) -> [String] {
        let users = zones.flatMap(\.slots).compactMap(\.users)
        guard !users.isEmpty else { return [] }
        var parts: [String] = []
        let told = users.compactMap(\.served).reduce(0, +)
        if told > 0 { parts.append("\(WhyWords.users(told)) had been served before.") }
        let skipped = users.reduce(into: [WhyReason: Int]()) { sum, next in
            sum.merge(next.skipped, uniquingKeysWith: +)
        }
        let list = skipped.filter { $0.value > 0 }.sorted { $0.key.rawValue < $1.key.rawValue }
        if !list.isEmpty {
            let count = WhyWords.users(list.reduce(0) { $0 + $1.value })
            let reasons = list.map { "\($0.key.rawValue) \(PlanWords.number($0.value))" }.joined(separator: ", ")
            parts.append("\(count) got nothing: \(reasons).")
        }
        let untold = users.filter { $0.served == nil }.reduce(0) { $0 + $1.passedOver }
        if untold > 0 {
            parts.append(
                "\(WhyWords.users(untold)) had been served before or were skipped: which, the ledger knows for "
                    + "\(DurationText.print(facts.retention.skips)) only.")
        }
        return parts
    }

    private func unknownZones(_ zones: [WhyZone]) -> [String] {
        zones.filter(\.isUnknown).prefix(AudienceWhy.listedZones).map { zone in
            let users = zone.slots.compactMap { $0.users?.skipped[.unknownZone] }.max()
            let count = users.map { " (\(WhyWords.users($0)))" } ?? ""
            let fate = if case .skip = unknown { "passed over" } else { "served in \(zone.used)" }
            let name =
                zone.spelling.rawValue.isEmpty
                ? "No time zone" : "\"\(WhyWords.spelling(zone.spelling))\", which tzdata does not have"
            return "\(name)\(count): \(fate)."
        }
    }

    private static let listedZones = 10

    private func next(_ zones: [WhyZone]) -> WhyAnswer.Next? {
        ZoneGroups(facts.spellings ?? Set(zones.map(\.spelling)), unknown: unknown, zones: facts.zones).served
            .compactMap { NowAndNext(facts: facts).next(in: $0.used) }
            .min { $0.instant < $1.instant }
    }
}

extension WhySlot {
    /// The same by UTC's clocks, where zones are many.
    fileprivate var inUTC: WhySlot {
        var slot = self
        slot.offset = ZoneRules.utc.offset(at: instant)
        return slot
    }
}
