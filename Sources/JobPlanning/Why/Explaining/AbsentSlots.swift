import JobScheduling
import JobTime

/// Says why a date has no slot by the clocks of a zone, or fewer than usual.
struct AbsentSlots {
    let facts: WhyFacts
    let zone: UsedZone
    let day: DateSlots

    private var schedule: CompiledSchedule { facts.schedule }

    /// What an absence of all slots rests on.
    var evidence: [String] {
        switch day.absence {
        case .notADay: return ["The trigger is \(schedule.triggerText).", neighbours].compactMap(\.self)
        case .beforeFrom: return schedule.from.map { ["`from` is \(WhyWords.moment($0, in: zone))."] } ?? []
        case .afterUntil: return schedule.until.map { ["`until` is \(WhyWords.moment($0, in: zone))."] } ?? []
        case .noSuchDate:
            return ["The calendar of \(zone.name) went from \(existing(-1)) straight to \(existing(1))."]
        case .jumpedOver: return ["The trigger is \(schedule.triggerText)."] + lost
        default: return lost
        }
    }

    /// Times of the date that have no slot of their own.
    var lost: [String] {
        day.lost.map { time, reason in
            reason == .gapSkipped
                ? "\(time.shortDescription) does not exist on \(facts.date) in \(zone.name), and dst.gap is skip."
                : "\(time.shortDescription) falls together with another time that day, and does not run twice."
        }
    }

    private var neighbours: String? {
        switch day.neighbours {
        case (let previous?, let next?): "The dates around it that have a slot are \(previous) and \(next)."
        case (nil, let next?): "The first date that has a slot is \(next)."
        case (let previous?, nil): "The last date that has a slot is \(previous)."
        case (nil, nil): nil
        }
    }

    /// The next date that the zone has, in steps of a day.
    private func existing(_ step: Int) -> CivilDate {
        var date = facts.date
        repeat { date = date.adding(days: step) } while zone.rules.instants(of: date) == nil
        return date
    }
}
