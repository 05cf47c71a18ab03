import JobTime

/// The labels of a timeline: at round times by the clocks in which a plan is shown.
struct TimeAxis: Sendable, Hashable {
    struct Label: Sendable, Hashable {
        /// From 0 to 1.
        var at: Double
        /// `06:00`, `27 Nov` or `Nov`.
        var text: String
        /// The date or year, where it begins.
        var above: String?
        /// The same moment in UTC, where clocks show another time.
        var utc: String?
        /// Whether it stays where there is little room.
        var isMajor = false
    }

    /// So many spaces between labels stay where there is little room.
    private static let majorSpaces = 4

    private(set) var labels: [Label] = []

    init(_ window: Range<Timestamp>, clock: PlanClock) {
        let scale = TimeScale(window: window)
        let step = AxisStep.fitting(window)
        let isUTC = clock.spans.prefix { $0.from < window.upperBound }.allSatisfy { $0.offset == 0 }
        for (index, span) in clock.spans.enumerated() {
            let from = max(span.from.seconds, window.lowerBound.seconds)
            let isLast = index + 1 == clock.spans.count
            let until = isLast ? window.upperBound.seconds + 1 : clock.spans[index + 1].from.seconds
            for local in TimeAxis.moments(step, from: from + Int64(span.offset), until: until + Int64(span.offset)) {
                let instant = Timestamp(seconds: local - Int64(span.offset))
                guard instant >= window.lowerBound, instant <= window.upperBound else { continue }
                let shown = CivilDateTime(secondsSinceEpoch: local)
                labels.append(
                    TimeAxis.label(
                        shown, step, at: scale.fraction(instant), utc: isUTC ? nil : instant,
                        isFirst: labels.isEmpty))
            }
        }
        let every = max(1, (labels.count - 1 + TimeAxis.majorSpaces - 1) / TimeAxis.majorSpaces)
        for index in labels.indices where index % every == 0 { labels[index].isMajor = true }
    }

    /// Round local times in a range of local seconds.
    private static func moments(_ step: AxisStep, from: Int64, until: Int64) -> [Int64] {
        guard from < until else { return [] }
        switch step {
        case .seconds(let step):
            let first = (from + step - 1).floored(to: step)
            return Array(stride(from: first, to: until, by: Int64.Stride(step)))
        case .days(let step):
            let first = (from + 86_399).floored(to: 86_400)
            // Steps of weeks begin on Mondays.
            return stride(from: first, to: until, by: 86_400).filter { ($0 / 86_400 + 3) % Int64(step) == 0 }
        case .months(let step):
            var moments: [Int64] = []
            var day = CivilDateTime(secondsSinceEpoch: from).date
            while Int64(day.daysSinceEpoch) * 86_400 < until {
                let start = Int64(day.daysSinceEpoch) * 86_400
                if day.day == 1, start >= from, (day.month - 1) % step == 0 { moments.append(start) }
                day = day.adding(days: CivilDate.daysInMonth(day.month, of: day.year) - day.day + 1)
            }
            return moments
        }
    }

    private static func label(
        _ shown: CivilDateTime, _ step: AxisStep, at place: Double, utc: Timestamp?, isFirst: Bool
    ) -> Label {
        let date = shown.date
        switch step {
        case .seconds:
            let isMidnight = shown.time == .midnight
            let universal = utc.map { ZoneRules.utc.local(at: $0).time.shortDescription }
            return Label(
                at: place, text: shown.time.shortDescription,
                above: isFirst || isMidnight ? "\(HTMLWords.weekday(date)) \(HTMLWords.dayAndMonth(date))" : nil,
                utc: universal)
        case .days:
            return Label(
                at: place, text: HTMLWords.dayAndMonth(date), above: HTMLWords.weekday(date), utc: nil)
        case .months:
            return Label(
                at: place, text: HTMLWords.month(date), above: isFirst || date.month == 1 ? String(date.year) : nil,
                utc: nil)
        }
    }
}

extension Int64 {
    /// The largest multiple that is not larger.
    fileprivate func floored(to step: Int64) -> Int64 {
        self - ((self % step) + step) % step
    }
}
