/// Fixed local times: it goes through nominal dates and times, and asks the zone when each of them is.
struct NominalSource<Pattern: LocalPattern>: OccurrenceSource {
    let pattern: Pattern
    let rules: ZoneRules
    let dst: DSTPolicy

    /// So close to a change of the clocks, nominal order and order of instants may differ.
    private var margin: Int64 { 2 * ZoneRules.widestOffset }
    /// Days by which the nominal date may differ from the one on the clock.
    private var slack: Int { 2 }
    /// Years without a run after which there is none.
    private var searchedYears: Int { 400 }

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
        return search(from: shown.date, after: after)
    }

    /// Looks at each chosen date in turn until no later one can come earlier.
    private func search(from shown: CivilDate, after: Int64) -> Occurrence? {
        var best: Occurrence?
        var candidate = pattern.selector.date(onOrAfter: shown.adding(days: -slack))
        while let date = candidate, date.year <= shown.year + searchedYears {
            if let best, date > rules.local(at: best.instant).date.adding(days: slack) { break }
            if let found = occurrences(on: date).first(where: { $0.instant.seconds > after }),
                best.map({ found.instant < $0.instant }) ?? true
            {
                best = found
            }
            candidate = pattern.selector.date(onOrAfter: date.adding(days: 1))
        }
        return best
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
        return search(from: shown.date, before: before)
    }

    private func search(from shown: CivilDate, before: Int64) -> Occurrence? {
        var best: Occurrence?
        var candidate = pattern.selector.date(onOrBefore: shown.adding(days: slack))
        while let date = candidate, date.year >= shown.year - searchedYears {
            if let best, date < rules.local(at: best.instant).date.adding(days: -slack) { break }
            if let found = occurrences(on: date).last(where: { $0.instant.seconds < before }),
                best.map({ found.instant >= $0.instant }) ?? true
            {
                best = found
            }
            candidate = pattern.selector.date(onOrBefore: date.adding(days: -1))
        }
        return best
    }

    func occurrences(in range: Range<Timestamp>) -> [Occurrence] {
        let start = range.lowerBound.secondsRoundedUp
        let end = range.upperBound.secondsRoundedUp
        guard start < end else { return [] }
        let segment = rules.segment(at: start)
        let isQuiet = segment.contains(start, margin: margin) && segment.contains(end, margin: margin)
        let first = rules.local(at: start).date.adding(days: isQuiet ? 0 : -slack)
        let last = rules.local(at: end - 1).date.adding(days: isQuiet ? 0 : slack)
        var found: [Occurrence] = []
        var candidate = pattern.selector.date(onOrAfter: first)
        while let date = candidate, date <= last {
            found += occurrences(on: date).lazy.filter { start <= $0.instant.seconds && $0.instant.seconds < end }
            candidate = pattern.selector.date(onOrAfter: date.adding(days: 1))
        }
        // The sort is stable: at one instant the earlier nominal date comes first.
        return isQuiet ? found : found.sorted { $0.instant < $1.instant }
    }

    func occurrences(on date: CivilDate) -> [Occurrence] {
        guard pattern.selector.contains(date) else { return [] }
        let midnight = CivilDateTime(date: date, time: .midnight).secondsSinceEpoch
        let segment = rules.segment(at: midnight)
        let seconds = pattern.secondsOfDay
        guard segment.contains(midnight, margin: margin), segment.contains(midnight + 86_400, margin: margin) else {
            return occurrencesNearTransition(on: date, seconds)
        }
        return seconds.map { second in
            occurrence(
                CivilDateTime(date: date, time: CivilTime(secondOfDay: second)),
                at: midnight + Int64(second) - segment.offset, offset: segment.offset, .regular)
        }
    }

    private func occurrencesNearTransition(on date: CivilDate, _ seconds: [Int]) -> [Occurrence] {
        guard rules.firstInstant(of: date) != nil else { return [] }
        var found: [Occurrence] = []
        for second in seconds {
            found += runs(of: CivilDateTime(date: date, time: CivilTime(secondOfDay: second)))
        }
        found.sort { $0.instant < $1.instant }
        // Several times of a date that land on one instant are one run, that of the earliest.
        var distinct: [Occurrence] = []
        for occurrence in found where distinct.last?.instant != occurrence.instant { distinct.append(occurrence) }
        return distinct
    }

    /// The runs of one nominal date and time: none, one, or two.
    private func runs(of local: CivilDateTime) -> [Occurrence] {
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
