/// The trigger `every`: a grid on the UTC line.
struct IntervalSource: OccurrenceSource {
    private let step: Int64
    private let anchor: Int64
    private let rules: ZoneRules

    /// A grid of at least a second.
    init(interval: Duration, anchor: Timestamp, rules: ZoneRules) {
        let (seconds, attoseconds) = interval.components
        let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000)
        let (sum, overflow2) = scaled.addingReportingOverflow(attoseconds / 1_000_000_000_000)
        step = overflow || overflow2 ? .max : max(sum, 1_000_000)
        self.anchor = anchor.microseconds
        self.rules = rules
    }

    func next(after instant: Timestamp) -> Occurrence? {
        guard instant.microseconds < .max else { return nil }
        return occurrence(atOrBefore: instant.microseconds, steps: 1)
    }

    func previous(before instant: Timestamp) -> Occurrence? {
        guard instant.microseconds > .min else { return nil }
        return occurrence(atOrBefore: instant.microseconds - 1, steps: 0)
    }

    /// The point of the grid at or before `limit`, or some steps later; nil where numbers end.
    private func occurrence(atOrBefore limit: Int64, steps: Int64) -> Occurrence? {
        let (distance, overflow) = limit.subtractingReportingOverflow(anchor)
        guard !overflow else { return nil }
        let count = distance >= 0 ? distance / step : -((-(distance + 1)) / step) - 1
        let (offset, overflow2) = (count + steps).multipliedReportingOverflow(by: step)
        let (point, overflow3) = anchor.addingReportingOverflow(offset)
        guard !overflow2, !overflow3 else { return nil }
        return Occurrence(clock: Timestamp(microseconds: point), rules: rules)
    }

    func occurrences(on date: CivilDate) -> [Occurrence] {
        guard let instants = rules.instants(of: date) else { return [] }
        let range = Timestamp(seconds: instants.lowerBound)..<Timestamp(seconds: instants.upperBound)
        return occurrences(in: range).filter { $0.date == date }
    }

    func occurrences(in range: Range<Timestamp>) -> [Occurrence] {
        guard let first = next(after: Timestamp(microseconds: range.lowerBound.microseconds - 1)) else { return [] }
        var found: [Occurrence] = []
        var instant = first.instant
        var segment = rules.segment(at: instant.seconds)
        while instant < range.upperBound {
            if !segment.contains(instant.seconds) { segment = rules.segment(at: instant.seconds) }
            let local = CivilDateTime(secondsSinceEpoch: instant.seconds + segment.offset)
            found.append(Occurrence(clock: instant, showing: local, offset: segment.offset))
            let (following, overflow) = instant.microseconds.addingReportingOverflow(step)
            guard !overflow else { break }
            instant = Timestamp(microseconds: following)
        }
        return found
    }

    var daysAtOnce: Int { Int(min(max(min(step / 1_000_000, 86_400 * 3_660) * 4_096 / 86_400, 1), 3_660)) }
}

extension Occurrence {
    /// A run without nominal time: it has the date and time that the clocks show.
    init(clock instant: Timestamp, rules: ZoneRules) {
        let offset = rules.segment(at: instant.seconds).offset
        self.init(
            clock: instant, showing: CivilDateTime(secondsSinceEpoch: instant.seconds + offset), offset: offset)
    }

    /// The same where the clocks have been read already.
    init(clock instant: Timestamp, showing local: CivilDateTime, offset: Int64) {
        self.init(
            instant: instant, zoneOffset: Int(offset), date: local.date, time: local.time, pass: 0,
            reason: .regular, key: .instant(instant))
    }
}
