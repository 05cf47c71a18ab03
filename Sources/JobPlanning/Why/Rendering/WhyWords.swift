import JobConfig
import JobModel
import JobScheduling
import JobTime

/// Moments, durations and jobs as `why` writes them.
enum WhyWords {
    /// `2026-11-24 06:00 EST (11:00Z)`; in UTC without what stands in brackets.
    static func moment(_ instant: Timestamp, _ offset: ZoneOffset) -> String {
        let local = CivilDateTime(secondsSinceEpoch: instant.seconds + Int64(offset.seconds))
        let shown = "\(local.date) \(local.time.shortDescription) \(offset.abbreviation)"
        if offset.seconds == 0, offset.abbreviation == "UTC" { return shown }
        let utc = ZoneRules.utc.local(at: instant)
        return shown + " (\(utc.date == local.date ? "" : "\(utc.date) ")\(utc.time.shortDescription)Z)"
    }

    /// `at 06:00 EST (11:00Z), in 3h20m`; the date only if it is not the nominal one.
    static func ahead(_ slot: WhySlot, of now: Timestamp) -> String {
        let text = moment(slot.instant, slot.offset)
        let day = "\(slot.date) "
        return "at \(text.hasPrefix(day) ? String(text.dropFirst(day.count)) : text), "
            + "in \(duration(slot.instant.since(now)))"
    }

    /// A moment on the clocks of a zone.
    static func moment(_ instant: Timestamp, in zone: UsedZone) -> String {
        moment(instant, zone.rules.offset(at: instant))
    }

    /// `1s200ms`; whole seconds from ten of them on, whole minutes from an hour on.
    static func duration(_ duration: Duration) -> String {
        guard duration >= .seconds(3_600) else { return PlanWords.mean(duration) }
        return DurationText.print(.seconds(duration.components.seconds / 60 * 60))
    }

    /// `at once`, `1s200ms later`.
    static func later(_ late: Duration) -> String {
        late < .milliseconds(1) ? "at once" : "\(duration(late)) later"
    }

    /// A zone as users have it written, which may be anything: short, and safe for a terminal.
    static func spelling(_ zone: ZoneName) -> String {
        guard !zone.rawValue.isEmpty else { return "(none)" }
        let isPlain: (Unicode.Scalar) -> Bool = { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
        let shown = String(String.UnicodeScalarView(zone.rawValue.unicodeScalars.map { isPlain($0) ? $0 : "\u{FFFD}" }))
        return shown.count > 32 ? shown.prefix(31) + "…" : shown
    }

    /// `1 user`, `1,240 users`.
    static func users(_ count: Int) -> String { PlanWords.count(count, "user") }

    /// `on time`, `2h late`, `caught up 2h late`.
    static func timing(of slot: WhySlot) -> String? {
        guard let late = slot.late else { return nil }
        if slot.cause == DueSlot.catchUpReason { return "caught up \(duration(late)) late" }
        return late <= SlotPlanner.lateness ? "on time" : "\(duration(late)) late"
    }

    /// `job 41 is completed`; the number alone if its row is gone.
    static func short(_ job: JobFact) -> String {
        job.state.map { "job \(job.id) is \($0.rawValue)" } ?? "job \(job.id)"
    }

    /// Where a job stands, in a sentence.
    static func sentence(about job: JobFact, in offset: ZoneOffset, kept: Duration) -> String {
        guard let state = job.state else {
            return "Job \(job.id) is no longer in the store: completed jobs of its kind are "
                + (kept > .zero ? "kept \(DurationText.print(kept))." : "deleted at once.")
        }
        if let ended = job.endedAt { return "Job \(job.id) is \(state.rawValue) since \(moment(ended, offset))." }
        if state == .scheduled || state == .retryable, let due = job.scheduledAt {
            return "Job \(job.id) is \(state.rawValue) and runs at \(moment(due, offset))."
        }
        return "Job \(job.id) is \(state.rawValue): `runner jobs show \(job.id)`."
    }

    /// `latest within 6h`, `all within 1d, max 24`, `none`.
    static func text(of rule: CatchUpRule) -> String {
        guard rule.policy != .none else { return "none" }
        let max = rule.max.map { ", max \($0)" } ?? ""
        return "\(rule.policy.rawValue) within \(DurationText.print(rule.within))\(max)"
    }
}
