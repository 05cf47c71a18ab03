import JobConfig
import JobModel
import JobScheduling
import JobStore
import JobTime

/// What the answer about one slot rests on, in sentences.
struct WhyEvidence {
    let facts: WhyFacts
    let slot: WhySlot

    private var schedule: CompiledSchedule { facts.schedule }
    private var due: String { moment(slot.instant) }

    /// In the order in which a person would say them.
    var sentences: [String] {
        // That it will fire, and when, is the answer itself.
        var sentences = slot.outcome == .toCome && slot.reason == nil ? [] : [course]
        sentences += slot.details
        if let run { sentences.append(run) }
        sentences += reasons + backfill
        if let job = slot.job {
            sentences.append(WhyWords.sentence(about: job, in: slot.offset, kept: facts.retention.jobs))
        }
        if slot.isForeign { sentences.append("The schedule, as the file has it now, has no such slot.") }
        return sentences
    }

    private func moment(_ instant: Timestamp) -> String { WhyWords.moment(instant, slot.offset) }

    // MARK: What happened

    private var course: String {
        switch slot.outcome {
        case .toCome: return "It is due at \(due), in \(WhyWords.duration(slot.instant.since(facts.now)))."
        case .due, .open:
            return "It was due at \(due), \(WhyWords.duration(facts.now.since(slot.instant))) ago."
        default: break
        }
        guard let recorded = slot.recordedAt, let late = slot.late else { return "It was due at \(due)." }
        let act = slot.outcome == .fired ? "fired" : "recorded as dropped"
        guard late >= .zero else { return "It was due at \(due) and was \(act) at \(moment(recorded))." }
        return "It was due at \(due) and was \(act) \(WhyWords.later(late))."
    }

    private var run: String? {
        guard slot.run > 1, let since = slot.since else { return nil }
        let count = slot.run >= SlotPlanner.countedDrops ? "more than" : "one of"
        return "It is \(count == "one of" ? count : "one of more than") "
            + "\(PlanWords.number(slot.run)) slots dropped together, the first due at \(moment(since))."
    }

    // MARK: Why

    /// What its reason rests on.
    var reasons: [String] {
        guard let reason = slot.reason else { return [] }
        switch reason {
        case .missed, .superseded, .tooLate, .overMax: return outage(reason)
        case .paused: return pause
        case .beforeActivation:
            guard let base = facts.base else { return [] }
            return [
                "A new schedule, or one with an edited trigger, begins when a node first reads it: this one at "
                    + "\(moment(base.activatedAt)). Slots before that are nobody's."
            ]
        case .neverRead, .editUnread:
            return ["It begins when a node reads it; slots before that are nobody's."]
        case .noLeader, .notYet: return [leader]
        case .inProgress: return progress + [leader]
        case .minGap: return schedule.minGap.map { ["min_gap is \(DurationText.print($0))."] } ?? []
        case .noRecord:
            return facts.base.map { ["The ledger has decided everything up to \(moment($0.horizon))."] } ?? []
        case .forgotten:
            return ["The ledger keeps a slot's row for \(DurationText.print(facts.retention.ticks))."]
        case .nobody:
            return facts.base.map { ["All zones then in use were read up to \(moment($0.horizon))."] } ?? []
        default: return []
        }
    }

    private func outage(_ reason: WhyReason) -> [String] {
        var sentences = ["catch_up is \(WhyWords.text(of: schedule.catchUp))."]
        if reason == .superseded, let successor {
            sentences.append("The slot of \(moment(successor.slot.instant)) ran in its place.")
        }
        if slot.recordedAt == nil { sentences += ["No node has looked since, to write that down.", leader] }
        return sentences
    }

    /// The slot that ran in place of this one.
    private var successor: ScheduleTick? {
        facts.ticks.first { $0.status == .fired && $0.slot.instant > slot.instant && $0.slot.zone.isEmpty }
    }

    private static let revivable: Set<WhyReason> = [
        .missed, .superseded, .tooLate, .overMax, .paused, .disabled, .edited, .minGap, .ifRunning,
    ]

    /// How a person fires a dropped slot after all.
    private var backfill: [String] {
        guard !schedule.isPerUser, !slot.isForeign, slot.outcome == .notFired,
            slot.reason.map(WhyEvidence.revivable.contains) ?? false
        else { return [] }
        let end = slot.instant.advanced(by: .seconds(1))
        return ["`runner schedules backfill \(schedule.id) --from \(slot.instant) --to \(end)` fires it after all."]
    }

    private var progress: [String] {
        guard let last = slot.recordedAt else { return [] }
        let ago = facts.now.since(last)
        let stalled =
            ago > SlotPlanner.lateness
            ? "; the node that wrote it has stopped, and the next one goes on behind it, or drops the rest as interrupted"
            : ""
        return ["The last page was written \(WhyWords.duration(ago)) ago\(stalled)."]
    }

    private var pause: [String] {
        guard let since = facts.pausedAt else { return ["The pause has been lifted since."] }
        return ["It is paused since \(moment(since)); `runner schedules resume \(schedule.id)` lifts that."]
    }

    private var leader: String {
        guard let lease = facts.lease else { return "No node holds the duty to fire schedules: is `runner work` up?" }
        guard lease.expiresAt > facts.now else {
            return "Node \(lease.node) had the duty to fire schedules until \(moment(lease.expiresAt)), and nobody has "
                + "taken it over: is `runner work` up?"
        }
        return "Node \(lease.node) has the duty to fire schedules since \(moment(lease.term)); its log says what "
            + "keeps it, if anything."
    }
}
