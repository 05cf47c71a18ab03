/// Fixed local times: it goes through nominal dates and times, and asks the zone when each of them is.
struct NominalSource<Pattern: LocalPattern>: OccurrenceSource {
    let pattern: Pattern
    let rules: ZoneRules
    let dst: DSTPolicy

    /// So close to a change of the clocks, nominal order and order of instants may differ.
    private var margin: Int64 { 2 * ZoneRules.widestOffset }
    /// Days by which the nominal date may differ from the one on the clock.
    private var slack: Int { 2 }

    var daysAtOnce: Int { pattern.daysAtOnce }

    func next(after instant: Timestamp) -> Occurrence? {
        let after = max(instant.seconds, SearchRange.seconds.lowerBound)
        guard after < SearchRange.seconds.upperBound else { return nil }
        let segment = rules.segment(at: after)
        let shown = CivilDateTime(secondsSinceEpoch: after + segment.offset)
        if segment.contains(after, margin: margin) {
            let following = CivilDateTime(secondsSinceEpoch: shown.secondsSinceEpoch + 1)
            guard let local = pattern.next(onOrAfter: following) else { return nil }
            let second = local.secondsSinceEpoch - segment.offset
            if segment.contains(second, margin: margin) {
                return occurrence(local, at: second, offset: segment.offset, .regular)
            }
        }
        return search(after: after)
    }

    func previous(before instant: Timestamp) -> Occurrence? {
        let before = min(instant.secondsRoundedUp, SearchRange.seconds.upperBound)
        guard before > SearchRange.seconds.lowerBound else { return nil }
        let segment = rules.segment(at: before - 1)
        let shown = CivilDateTime(secondsSinceEpoch: before - 1 + segment.offset)
        if segment.contains(before, margin: margin) {
            guard let local = pattern.previous(onOrBefore: shown) else { return nil }
            let second = local.secondsSinceEpoch - segment.offset
            if segment.contains(second, margin: margin) {
                return occurrence(local, at: second, offset: segment.offset, .regular)
            }
        }
        return search(before: before)
    }

    func occurrences(in range: Range<Timestamp>) -> [Occurrence] {
        let start = range.lowerBound.secondsRoundedUp
        let end = range.upperBound.secondsRoundedUp
        guard start < end else { return [] }
        // Near a change of the clocks a run may have the date before or after the one that they show.
        let first = rules.local(at: start).date.adding(days: -slack)
        let last = rules.local(at: end - 1).date.adding(days: slack)
        var found: [Occurrence] = []
        var isOrdered = true
        var segment = rules.segment(at: start)
        var candidate = pattern.selector.date(onOrAfter: first)
        while let date = candidate, date <= last {
            if !isCalm(date, segment) { segment = rules.segment(at: midnight(of: date)) }
            if isCalm(date, segment) {
                add(date, segment.offset, start..<end, to: &found)
            } else {
                found += occurrencesNearTransition(on: date).lazy.filter { (start..<end).contains($0.instant.seconds) }
                isOrdered = false
            }
            candidate = pattern.selector.date(onOrAfter: date.adding(days: 1))
        }
        // The sort is stable: at one instant the earlier nominal date comes first.
        return isOrdered ? found : found.sorted { $0.instant < $1.instant }
    }

    /// The second at which the date would begin in UTC.
    private func midnight(of date: CivilDate) -> Int64 { Int64(date.daysSinceEpoch) * 86_400 }

    /// Whether the clocks do not change on the date and near it, but show the segment's offset.
    private func isCalm(_ date: CivilDate, _ segment: ZoneSegment) -> Bool {
        let midnight = midnight(of: date)
        return segment.contains(midnight, margin: margin) && segment.contains(midnight + 86_400, margin: margin)
    }

    /// Adds the runs of a calm date, as far as they are in a range.
    private func add(_ date: CivilDate, _ offset: Int64, _ range: Range<Int64>, to found: inout [Occurrence]) {
        let midnight = midnight(of: date) - offset
        var next = pattern.second(onOrAfter: Int(max(range.lowerBound - midnight, 0)))
        while let second = next, midnight + Int64(second) < range.upperBound {
            let local = CivilDateTime(date: date, time: CivilTime(secondOfDay: second))
            found.append(occurrence(local, at: midnight + Int64(second), offset: offset, .regular))
            next = pattern.second(onOrAfter: second + 1)
        }
    }

    func occurrences(on date: CivilDate) -> [Occurrence] {
        guard pattern.selector.contains(date) else { return [] }
        let segment = rules.segment(at: midnight(of: date))
        guard isCalm(date, segment) else { return occurrencesNearTransition(on: date) }
        var found: [Occurrence] = []
        let first = midnight(of: date) - segment.offset
        add(date, segment.offset, first..<first + 86_400, to: &found)
        return found
    }

    private func occurrencesNearTransition(on date: CivilDate) -> [Occurrence] {
        guard rules.firstInstant(of: date) != nil else { return [] }
        var found: [Occurrence] = []
        for second in pattern.secondsOfDay {
            found += runs(of: CivilDateTime(date: date, time: CivilTime(secondOfDay: second)))
        }
        found.sort { $0.instant < $1.instant }
        // Several times of a date that land on one instant are one run, that of the earliest.
        var distinct: [Occurrence] = []
        for occurrence in found where distinct.last?.instant != occurrence.instant { distinct.append(occurrence) }
        return distinct
    }

    /// The runs of one nominal date and time: none, one, or two.
    func runs(of local: CivilDateTime) -> [Occurrence] {
        switch rules.resolve(local) {
        case .unique(let second):
            return [occurrence(local, at: second, .regular)]
        case .gap(let before, _, let transition):
            switch dst.gap {
            case .nextValid: return [occurrence(local, at: transition, .gap)]
            case .shift: return [occurrence(local, at: local.secondsSinceEpoch - Int64(before.seconds), .gap)]
            case .skip: return []
            }
        case .overlap(let first, let second):
            switch dst.overlap {
            case .first: return [occurrence(local, at: first, .overlapFirst)]
            case .last: return [occurrence(local, at: second, .overlapLast)]
            case .both:
                return [
                    occurrence(local, at: first, .overlapFirst), occurrence(local, at: second, pass: 1, .overlapLast),
                ]
            }
        }
    }

    private func occurrence(
        _ local: CivilDateTime, at second: Int64, offset: Int64? = nil, pass: Int = 0, _ reason: OccurrenceReason
    ) -> Occurrence {
        let time = pattern.hasSingleTime ? nil : local.time
        return Occurrence(
            instant: Timestamp(seconds: second), zoneOffset: Int(offset ?? rules.segment(at: second).offset),
            date: local.date, time: time, pass: pass, reason: reason,
            key: .nominal(date: local.date, time: time, pass: pass))
    }
}
