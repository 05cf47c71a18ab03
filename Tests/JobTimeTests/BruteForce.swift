import JobTime

/// When a cron expression fires, found by looking at the clocks minute by minute; knows nothing of the engine.
struct BruteForce {
    /// What stands in the fields; nil for `*`.
    var minutes: Set<Int>?
    var hours: Set<Int>?
    var days: Set<Int>?
    var months: Set<Int>?
    var weekdays: Set<Int>?
    var dst = DSTPolicy()

    /// The expression.
    var text: String {
        [minutes, hours, days, months, weekdays].map { field in
            field.map { $0.sorted().map(String.init).joined(separator: ",") } ?? "*"
        }.joined(separator: " ")
    }

    private var isWildcard: Bool { minutes == nil || hours == nil }

    private func hasDate(_ date: CivilDate) -> Bool {
        guard months?.contains(date.month) ?? true else { return false }
        let (day, weekday) = (days?.contains(date.day), weekdays?.contains(date.weekday.rawValue))
        if let day, let weekday { return day || weekday }
        return day ?? weekday ?? true
    }

    /// The instants of all runs in a range of UTC seconds, on whole minutes; equal ones once.
    func instants(in range: Range<Int64>, by clock: MinuteClock) -> [Int64] {
        let found = isWildcard ? shown(clock) : nominal(clock)
        return Set(found.filter { range.contains($0) }).sorted()
    }

    private func shown(_ clock: MinuteClock) -> [Int64] {
        clock.minutes.filter { minute in
            hasDate(minute.local.date) && minutes?.contains(minute.local.time.minute) ?? true
                && hours?.contains(minute.local.time.hour) ?? true
        }.map(\.instant)
    }

    private func nominal(_ clock: MinuteClock) -> [Int64] {
        let times = (hours ?? []).flatMap { hour in
            (minutes ?? []).map { CivilTime(secondOfDay: hour * 3_600 + $0 * 60) }
        }
        return clock.dates.filter(hasDate).flatMap { date in
            times.flatMap { runs(of: CivilDateTime(date: date, time: $0), clock) }
        }
    }

    private func runs(of local: CivilDateTime, _ clock: MinuteClock) -> [Int64] {
        let instants = clock.instants[local] ?? []
        guard let first = instants.first, let last = instants.last else { return gap(local, clock) }
        switch dst.overlap {
        case .first: return [first]
        case .last: return [last]
        case .both: return instants
        }
    }

    private func gap(_ local: CivilDateTime, _ clock: MinuteClock) -> [Int64] {
        // The clocks' last minute before the jump, and the first after it.
        guard let (before, after) = clock.jump(over: local) else { return [] }
        switch dst.gap {
        case .skip: return []
        case .nextValid: return [after.instant]
        case .shift: return [before.instant + local.secondsSinceEpoch - before.local.secondsSinceEpoch]
        }
    }
}

/// What a zone's clocks show, minute by minute.
struct MinuteClock {
    struct Minute {
        let instant: Int64
        let local: CivilDateTime
    }

    let minutes: [Minute]
    let dates: Set<CivilDate>
    /// Ascending.
    let instants: [CivilDateTime: [Int64]]

    /// For runs in a range of UTC seconds: three days more on both sides, as far as a nominal date may be from its run.
    init(_ range: Range<Int64>, by rules: ZoneRules) {
        minutes = stride(from: range.lowerBound - 259_200, to: range.upperBound + 259_200, by: 60).map {
            Minute(instant: $0, local: rules.local(at: $0))
        }
        dates = Set(minutes.map(\.local.date))
        instants = Dictionary(grouping: minutes, by: \.local).mapValues { $0.map(\.instant) }
    }

    /// The minutes before and after the jump that leaves a time out.
    func jump(over local: CivilDateTime) -> (Minute, Minute)? {
        zip(minutes, minutes.dropFirst()).first { $0.local < local && local < $1.local }
    }
}
