import JobScheduling
import JobTime

/// Sentences about what a change of the clocks does to a slot.
enum ClockNote {
    /// Nil for a slot that no change touches.
    static func text(about occurrence: Occurrence, of schedule: CompiledSchedule, in zone: UsedZone) -> String? {
        let time = nominalTime(of: occurrence, schedule)
        let clock = zone.rules.local(at: occurrence.instant)
        let name = zone.rules.offset(at: occurrence.instant).abbreviation
        let shown = "\(clock.time.shortDescription) \(name)"
        switch occurrence.reason {
        case .regular:
            return nil
        case .gap:
            let day = clock.date == occurrence.date ? "" : " on \(clock.date)"
            return "\(time) does not exist on \(occurrence.date) in \(zone.name); "
                + "runs at \(shown)\(day) (\(schedule.dst.gap.rawValue))"
        case .overlapFirst, .overlapLast:
            let which = occurrence.reason == .overlapFirst ? "first" : "second"
            let utc = ZoneRules.utc.local(at: occurrence.instant).time.shortDescription
            return "\(time) comes twice on \(occurrence.date) in \(zone.name); "
                + "runs at the \(which), \(utc)Z (\(schedule.dst.overlap.rawValue))"
        }
    }

    /// The slots that a gap removes under the rule `skip`.
    static func skipped(by schedule: CompiledSchedule, in zone: UsedZone, _ window: Range<Timestamp>) -> [String] {
        guard schedule.dst.gap == .skip, schedule.trigger.hasNominalTimes, zone.hasTransition(in: window) else {
            return []
        }
        let kept = Recurrence(
            trigger: schedule.trigger, rules: zone.rules, dst: DSTPolicy(gap: .nextValid), from: schedule.from,
            until: schedule.until)
        return kept.occurrences(in: window).filter { $0.reason == .gap }.map { occurrence in
            let time = nominalTime(of: occurrence, schedule)
            return "\(time) does not exist on \(occurrence.date) in \(zone.name); does not run (skip)"
        }
    }

    private static func nominalTime(of occurrence: Occurrence, _ schedule: CompiledSchedule) -> String {
        if let time = occurrence.time { return time.shortDescription }
        guard case .daily(let rule) = schedule.trigger, let time = rule.times.first else { return "the time" }
        return time.shortDescription
    }
}

extension UsedZone {
    fileprivate func hasTransition(in window: Range<Timestamp>) -> Bool {
        guard let next = rules.nextTransition(after: window.lowerBound.seconds - 1) else { return false }
        return next.instant < window.upperBound.seconds
    }
}
