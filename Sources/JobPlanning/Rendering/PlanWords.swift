import JobTime

/// Numbers and times as a plan's texts write them.
enum PlanWords {
    /// `1,234`; `?` for a number nobody knows.
    static func number(_ value: Int?) -> String {
        guard let value else { return "?" }
        let digits = String(value)
        var text = ""
        for (index, digit) in digits.enumerated() {
            let left = digits.count - index
            if index > 0, left % 3 == 0 { text += "," }
            text.append(digit)
        }
        return text
    }

    /// `1 job`, `1,234 jobs`, `jobs unknown`.
    static func count(_ value: Int?, _ noun: String) -> String {
        guard let value else { return "\(noun)s unknown" }
        return "\(number(value)) \(noun)\(value == 1 ? "" : "s")"
    }

    /// A mean of durations, cut to what it is worth: tenths of seconds, and seconds from ten of them on.
    static func mean(_ duration: Duration) -> String {
        guard duration >= .seconds(1) else { return DurationText.print(duration) }
        let tenths = Int64((duration / .milliseconds(100)).rounded())
        guard tenths >= 100 else { return tenths % 10 == 0 ? "\(tenths / 10)s" : "\(tenths / 10).\(tenths % 10)s" }
        return DurationText.print(.seconds(Int64((duration / .seconds(1)).rounded())))
    }

    /// `2026-11-24 06:00Z`.
    static func utc(_ instant: Timestamp) -> String {
        let shown = ZoneRules.utc.local(at: instant)
        return "\(shown.date) \(shown.time.shortDescription)Z"
    }

    /// The same, cut to the minute: forecasts are not better than that.
    static func minute(_ instant: Timestamp) -> String {
        utc(Timestamp(seconds: instant.seconds - (instant.seconds % 60 + 60) % 60))
    }

    /// `11-24 06:00Z`, beside a local time that has the year.
    static func short(_ instant: Timestamp) -> String {
        String(utc(instant).dropFirst(5))
    }

    /// The same, where space is short: without the year if it is one of the window's.
    static func minute(_ instant: Timestamp, near window: Range<Timestamp>) -> String {
        func year(_ instant: Timestamp) -> Int { ZoneRules.utc.local(at: instant).date.year }
        let years = year(window.lowerBound)...year(window.upperBound)
        return years.contains(year(instant)) ? String(minute(instant).dropFirst(5)) : minute(instant)
    }

    /// `2026-11-24 06:00 EST`: what the clocks of the zone show.
    static func local(_ fire: PlannedFire) -> String {
        let shown = CivilDateTime(secondsSinceEpoch: fire.instant.seconds + Int64(fire.zoneOffset))
        return "\(shown.date) \(shown.time.shortDescription) \(fire.abbreviation)"
    }
}
