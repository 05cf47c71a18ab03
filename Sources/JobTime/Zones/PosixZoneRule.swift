/// A zone's yearly rule in the notation of POSIX `TZ`, such as `EST5EDT,M3.2.0,M11.1.0`.
package struct PosixZoneRule: Hashable, Sendable {
    /// The days between which daylight saving time holds, and what it is.
    package struct Daylight: Hashable, Sendable {
        /// The offset while it holds.
        package let offset: ZoneOffset
        /// When it begins, on the standard clock.
        let start: PosixYearDay
        /// When it ends, on the daylight clock.
        let end: PosixYearDay
    }

    /// The offset outside daylight saving time.
    package let standard: ZoneOffset
    /// Daylight saving time, if the zone has any.
    package let daylight: Daylight?

    /// `standard`, then daylight's offset.
    var offsets: [ZoneOffset] { [standard] + (daylight.map { [$0.offset] } ?? []) }

    /// The stretch of constant offset around an instant; `kind` is 0 for standard, 1 for daylight.
    func segment(at seconds: Int64) -> ZoneSegment {
        guard let daylight else {
            return ZoneSegment(start: .min, end: .max, kind: 0, offset: Int64(standard.seconds))
        }
        // Beyond this, years no longer fit; no timestamp reaches it.
        let seconds = min(max(seconds, -(1 << 55)), 1 << 55)
        let year = CivilDateTime(secondsSinceEpoch: seconds).date.year
        return daylight.isInsideYear
            ? segmentInsideYear(at: seconds, year: year, daylight)
            : segmentAcrossYears(at: seconds, year: year, daylight)
    }

    /// Both changes are far from New Year: one year's pair alternates, and its neighbours complete it.
    private func segmentInsideYear(at seconds: Int64, year: Int, _ daylight: Daylight) -> ZoneSegment {
        let start = starts(in: year, daylight)
        let end = ends(in: year, daylight)
        let (first, second) = start < end ? (start, end) : (end, start)
        let isDaylight: Bool
        let range: (Int64, Int64)
        if seconds < first {
            isDaylight = end < start
            range = (isDaylight ? starts(in: year - 1, daylight) : ends(in: year - 1, daylight), first)
        } else if seconds < second {
            isDaylight = start < end
            range = (first, second)
        } else {
            isDaylight = end < start
            range = (second, isDaylight ? ends(in: year + 1, daylight) : starts(in: year + 1, daylight))
        }
        return segment(range.0, range.1, isDaylight: isDaylight, daylight)
    }

    /// Some change may fall into a neighbouring year, or nothing may change at all.
    private func segmentAcrossYears(at seconds: Int64, year: Int, _ daylight: Daylight) -> ZoneSegment {
        var changes: [(instant: Int64, isDaylight: Bool)] = []
        for year in year - 2...year + 2 {
            changes.append((starts(in: year, daylight), true))
            changes.append((ends(in: year, daylight), false))
        }
        // At a tie the start wins: that is how a rule says "daylight all year".
        changes.sort { $0.instant != $1.instant ? $0.instant < $1.instant : !$0.isDaylight && $1.isDaylight }
        var effective: [(instant: Int64, isDaylight: Bool)] = []
        for (index, change) in changes.enumerated() {
            if index + 1 < changes.count, changes[index + 1].instant == change.instant { continue }
            if effective.last?.isDaylight != change.isDaylight { effective.append(change) }
        }
        guard effective.count > 1 else {
            return segment(.min, .max, isDaylight: effective.last?.isDaylight ?? false, daylight)
        }
        let next = effective.firstIndex { $0.instant > seconds } ?? effective.count
        return segment(
            next == 0 ? .min : effective[next - 1].instant, next == effective.count ? .max : effective[next].instant,
            isDaylight: next == 0 ? !effective[0].isDaylight : effective[next - 1].isDaylight, daylight)
    }

    private func segment(_ start: Int64, _ end: Int64, isDaylight: Bool, _ daylight: Daylight) -> ZoneSegment {
        let offset = isDaylight ? daylight.offset.seconds : standard.seconds
        return ZoneSegment(start: start, end: end, kind: isDaylight ? 1 : 0, offset: Int64(offset))
    }

    private func starts(in year: Int, _ daylight: Daylight) -> Int64 {
        daylight.start.localSeconds(in: year) - Int64(standard.seconds)
    }

    private func ends(in year: Int, _ daylight: Daylight) -> Int64 {
        daylight.end.localSeconds(in: year) - Int64(daylight.offset.seconds)
    }
}

extension PosixZoneRule.Daylight {
    /// Whether both changes stay so far from New Year and from each other that their order never varies.
    fileprivate var isInsideYear: Bool {
        start.isFarFromNewYear && end.isFarFromNewYear && abs(start.approximateDay - end.approximateDay) > 45
    }
}
