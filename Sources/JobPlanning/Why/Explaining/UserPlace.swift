import JobConfig
import JobModel
import JobScheduling
import JobStore
import JobTime

/// Where a user is, and was: the zones that count for the answer.
struct UserPlace {
    let facts: WhyFacts
    let subject: SubjectFacts

    /// The zone whose slots are asked about: the user's own now, else where they were last served or passed over.
    var zone: SubjectZone? {
        switch subject.membership {
        case .member(let zone): return zone
        case .passedOver(let raw): return SubjectZone(raw: raw, used: .utc, isUnknown: true)
        case .absent, .unreadable: break
        }
        if let record = subject.record, let zone = known(ZoneName(record.zone)) { return zone }
        return subject.skips.first.flatMap { known(ZoneTickName.zone(of: $0.slot.zone)) }
    }

    /// Why nothing can be said without knowing where the user is.
    var reason: WhyReason {
        if case .unreadable = subject.membership { .audienceUnreadable } else { .notInAudience }
    }

    /// The zone in which the user was last served.
    var servedIn: SubjectZone? { subject.record.flatMap { known(ZoneName($0.zone)) } }

    private func known(_ raw: ZoneName) -> SubjectZone? {
        facts.zones.subjectZone(raw).map { SubjectZone(raw: raw, used: $0, isUnknown: false) }
    }

    /// Whether the user was last served in another zone than the one they have now.
    var hasMoved: Bool {
        guard case .member(let zone) = subject.membership, let record = subject.record else { return false }
        return record.zone != zone.used.name.rawValue
    }

    // MARK: Sentences

    func sentences(about slots: [WhySlot]) -> [String] {
        var sentences: [String] = []
        if let record = subject.record, let zone = servedIn {
            let isLast = slots.contains {
                $0.outcome == .fired && record.slots.contains($0.key) && record.date == $0.date
            }
            if !isLast {
                let when = WhyWords.moment(record.instant ?? record.servedAt, in: zone.used)
                sentences.append("Last served for \(record.date), at \(when), in \(record.zone): job \(record.job).")
            }
        }
        sentences += membership
        if hasMoved, let record = subject.record, let zone {
            sentences.append("The zone was \(record.zone) then, and is \(zone.used.name) now.")
        }
        let reasons = Set(slots.compactMap(\.reason))
        if reasons.contains(.notInAudienceThen) {
            sentences.append(
                "The ledger keeps no list of who was not in the audience; whoever joins a zone begins with its next slot."
            )
        }
        if reasons.contains(.forgotten) || reasons.contains(.overwritten) {
            sentences.append(
                facts.retention.jobs > .zero
                    ? "Jobs say more, as long as they are kept: \(DurationText.print(facts.retention.jobs)) for completed ones."
                    : "Jobs say more, as long as they are kept, which completed ones are not."
            )
        }
        if schedule.spread != nil, let offset = spread,
            slots.contains(where: { $0.outcome == .toCome && $0.reason == nil })
        {
            sentences.append("Of the spread this user's job waits \(offset) after the slot.")
        }
        if let gap = minGapAhead(of: slots) { sentences.append(gap) }
        return sentences
    }

    private var schedule: CompiledSchedule { facts.schedule }

    private var membership: [String] {
        switch subject.membership {
        case .member(let zone) where zone.isUnknown:
            return [written(zone.raw) + " tzdata has no such zone, and unknown is \(zone.used.name)."]
        case .member: return []
        case .passedOver(let raw):
            return [written(raw)]
        case .absent:
            return [
                "The user is not in the audience for \(facts.date) now; the ledger keeps no list of who was not in it."
            ]
        case .unreadable(let trouble):
            return ["Whether the user is in the audience cannot be read: \(trouble)."]
        }
    }

    private func written(_ zone: ZoneName) -> String {
        zone.rawValue.isEmpty
            ? "The user has no time zone." : "The user's time zone is written \"\(WhyWords.spelling(zone))\"."
    }

    private var spread: String? {
        let offset = Spread(schedule: schedule.id, window: schedule.spread).offset(of: subject.id)
        return offset > .zero ? WhyWords.duration(offset) : nil
    }

    /// What `min_gap` will say to a slot still to come, as far as it can be known.
    private func minGapAhead(of slots: [WhySlot]) -> String? {
        guard let gap = schedule.minGap, let last = subject.record?.instant,
            let slot = slots.first(where: { $0.outcome == .toCome && $0.reason == nil }),
            slot.instant > last, slot.instant.since(last) < gap
        else { return nil }
        return "min_gap (\(DurationText.print(gap))) will keep it back: the slot before it was due "
            + "\(WhyWords.duration(slot.instant.since(last))) earlier."
    }

    // MARK: Next

    /// The user's next slot; nil unless they are in the audience.
    var next: WhyAnswer.Next? {
        guard case .member(let zone) = subject.membership else { return nil }
        return NowAndNext(facts: facts).next(in: zone.used) { occurrence in
            guard let record = subject.record else { return true }
            return record.date < occurrence.date
                || record.date == occurrence.date && !record.slots.contains(occurrence.key.description)
        }
    }
}
