import JobScheduling
import JobTime

/// What a schedule has for one nominal date by the clocks of one zone, and why it has not more.
struct DateSlots {
    /// In the order of their instants.
    let occurrences: [Occurrence]
    /// Nominal times of the date without a slot of their own.
    let lost: [(time: CivilTime, reason: WhyReason)]
    /// Why there is no slot at all.
    let absence: WhyReason?
    /// The date before that has one, and the one behind, where the trigger leaves this one out.
    let neighbours: (previous: CivilDate?, next: CivilDate?)

    init(_ schedule: CompiledSchedule, in zone: UsedZone, on date: CivilDate) {
        let recurrence = schedule.recurrence(in: zone.rules)
        occurrences = recurrence.occurrences(on: date)
        let unbounded = Recurrence(trigger: schedule.trigger, rules: zone.rules, dst: schedule.dst)
        let all = recurrence.from == nil && recurrence.until == nil ? occurrences : unbounded.occurrences(on: date)
        let exists = zone.rules.instants(of: date) != nil
        lost =
            exists && schedule.trigger.hasNominalTimes
            ? DateSlots.lost(of: schedule, in: zone.rules, on: date, having: all) : []
        guard occurrences.isEmpty else {
            absence = nil
            neighbours = (nil, nil)
            return
        }
        absence =
            if !exists {
                .noSuchDate
            } else if let first = all.first {
                recurrence.until.map { first.instant >= $0 } ?? false ? .afterUntil : .beforeFrom
            } else if lost.contains(where: { $0.reason == .gapSkipped }) {
                .gapSkipped
            } else if DateSlots.isJumpedOver(schedule, on: date) {
                .jumpedOver
            } else {
                .notADay
            }
        let midnight = zone.rules.firstInstant(of: date) ?? Int64(date.daysSinceEpoch) * 86_400
        let start = Timestamp(seconds: midnight)
        neighbours = (recurrence.previous(before: start)?.date, recurrence.next(after: start)?.date)
    }

    /// The times that the date has on an undisturbed clock, less those that have a slot.
    private static func lost(
        of schedule: CompiledSchedule, in rules: ZoneRules, on date: CivilDate, having slots: [Occurrence]
    ) -> [(time: CivilTime, reason: WhyReason)] {
        guard !Recurrence(trigger: schedule.trigger, rules: .utc).occurrences(on: date).isEmpty else { return [] }
        let times = schedule.trigger.secondsOfDay.map(CivilTime.init(secondOfDay:))
        let kept = Set(slots.map { $0.time ?? times.first })
        return times.filter { !kept.contains($0) }.map { time in
            if schedule.dst.gap == .skip, case .gap = rules.resolve(CivilDateTime(date: date, time: time)) {
                return (time, .gapSkipped)
            }
            return (time, .merged)
        }
    }

    /// Whether a wildcard cron has the date, and only the clocks left out its times.
    private static func isJumpedOver(_ schedule: CompiledSchedule, on date: CivilDate) -> Bool {
        guard case .cron = schedule.trigger, !schedule.trigger.hasNominalTimes else { return false }
        return !Recurrence(trigger: schedule.trigger, rules: .utc).occurrences(on: date).isEmpty
    }
}
