extension ZoneRules {
    /// No offset is as large as this, so that a local time and its instant are never further apart.
    static let widestOffset: Int64 = 26 * 3_600

    /// The instants at which the clocks show `local`.
    ///
    /// Should clocks have shown it three times, which no zone has done, the first and the last are given.
    package func resolve(_ local: CivilDateTime) -> LocalResolution {
        let clock = local.secondsSinceEpoch
        let around = segment(at: clock)
        if around.contains(clock, margin: 2 * ZoneRules.widestOffset) { return .unique(clock - around.offset) }
        return resolveNearTransition(clock)
    }

    /// Walks over all stretches that could show the local second `clock`.
    private func resolveNearTransition(_ clock: Int64) -> LocalResolution {
        var current = segment(at: clock - ZoneRules.widestOffset)
        var first: Int64?
        var last: Int64?
        var jump: (before: ZoneSegment, after: ZoneSegment)?
        while true {
            let instant = clock - current.offset
            if current.contains(instant) {
                if first == nil { first = instant }
                last = instant
            }
            guard current.end <= clock + ZoneRules.widestOffset else { break }
            let next = segment(at: current.end)
            if jump == nil, next.start + current.offset <= clock, clock < next.start + next.offset {
                jump = (current, next)
            }
            current = next
        }
        if let first, let last {
            return first == last ? .unique(first) : .overlap(first: first, second: last)
        }
        guard let jump else { return .unique(clock - current.offset) }
        return .gap(
            before: offsets[jump.before.kind], after: offsets[jump.after.kind], transition: jump.after.start)
    }

    /// The first instant, in UTC seconds, at which the clocks show `date`; nil if the zone left that date out,
    /// as Samoa did with 2011-12-30.
    package func firstInstant(of date: CivilDate) -> Int64? {
        switch resolve(CivilDateTime(date: date, time: .midnight)) {
        case .unique(let instant): instant
        case .overlap(let first, _): first
        case .gap(_, let after, let transition):
            CivilDateTime(secondsSinceEpoch: transition + Int64(after.seconds)).date == date ? transition : nil
        }
    }

    /// From the first instant of a local date until after its last, in UTC seconds, or nil if the date does not exist.
    ///
    /// Where clocks went back over midnight, neighbouring dates overlap by that much.
    package func instants(of date: CivilDate) -> Range<Int64>? {
        guard let start = firstInstant(of: date) else { return nil }
        let end: Int64 =
            switch resolve(CivilDateTime(date: date.adding(days: 1), time: .midnight)) {
            case .unique(let instant): instant
            case .overlap(_, let second): second
            case .gap(_, _, let transition): transition
            }
        return start..<max(start, end)
    }
}
