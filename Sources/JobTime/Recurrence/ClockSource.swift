/// Wildcard cron: each instant at which the clocks show a matching date and time.
///
/// Times in a gap are never shown and vanish; times in an overlap are shown twice and run twice.
struct ClockSource<Pattern: LocalPattern>: OccurrenceSource {
    let pattern: Pattern
    let rules: ZoneRules

    /// Longer than any pattern that matches at all stays silent.
    private var searchedSeconds: Int64 { 400 * 366 * 86_400 }

    func next(after instant: Timestamp) -> Occurrence? {
        second(onOrAfter: max(instant.seconds + 1, SearchRange.seconds.lowerBound))
            .map { Occurrence(clock: Timestamp(seconds: $0), rules: rules) }
    }

    func previous(before instant: Timestamp) -> Occurrence? {
        second(onOrBefore: min(instant.secondsRoundedUp, SearchRange.seconds.upperBound) - 1)
            .map { Occurrence(clock: Timestamp(seconds: $0), rules: rules) }
    }

    private func second(onOrAfter start: Int64) -> Int64? {
        var cursor = start
        while cursor < SearchRange.seconds.upperBound, cursor <= start + searchedSeconds {
            let segment = rules.segment(at: cursor)
            let shown = CivilDateTime(secondsSinceEpoch: cursor + segment.offset)
            guard let local = pattern.next(onOrAfter: shown) else { return nil }
            let second = local.secondsSinceEpoch - segment.offset
            if second < segment.end { return second }
            cursor = segment.end
        }
        return nil
    }

    private func second(onOrBefore end: Int64) -> Int64? {
        var cursor = end
        while cursor >= SearchRange.seconds.lowerBound, cursor >= end - searchedSeconds {
            let segment = rules.segment(at: cursor)
            let shown = CivilDateTime(secondsSinceEpoch: cursor + segment.offset)
            guard let local = pattern.previous(onOrBefore: shown) else { return nil }
            let second = local.secondsSinceEpoch - segment.offset
            if second >= segment.start { return second }
            cursor = segment.start - 1
        }
        return nil
    }

    func occurrences(on date: CivilDate) -> [Occurrence] {
        guard pattern.selector.contains(date), let instants = rules.instants(of: date) else { return [] }
        let range = Timestamp(seconds: instants.lowerBound)..<Timestamp(seconds: instants.upperBound)
        return occurrences(in: range).filter { $0.date == date }
    }

    func occurrences(in range: Range<Timestamp>) -> [Occurrence] {
        let end = range.upperBound.secondsRoundedUp
        var found: [Occurrence] = []
        var cursor = range.lowerBound.secondsRoundedUp
        while cursor < end {
            let segment = rules.segment(at: cursor)
            let stop = min(segment.end, end)
            let first = CivilDateTime(secondsSinceEpoch: cursor + segment.offset).date
            var candidate = pattern.selector.date(onOrAfter: first)
            while let date = candidate {
                let midnight = Int64(date.daysSinceEpoch) * 86_400 - segment.offset
                guard midnight < stop else { break }
                var next = pattern.second(onOrAfter: Int(max(cursor - midnight, 0)))
                while let second = next, midnight + Int64(second) < stop {
                    let instant = Timestamp(seconds: midnight + Int64(second))
                    let local = CivilDateTime(date: date, time: CivilTime(secondOfDay: second))
                    found.append(Occurrence(clock: instant, showing: local, offset: segment.offset))
                    next = pattern.second(onOrAfter: second + 1)
                }
                candidate = pattern.selector.date(onOrAfter: date.adding(days: 1))
            }
            cursor = stop
        }
        return found
    }

    var daysAtOnce: Int { pattern.daysAtOnce }
}
