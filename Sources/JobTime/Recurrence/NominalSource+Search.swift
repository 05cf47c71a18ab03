/// The way near a change of the clocks, where nominal times may come in another order than they are written.
extension NominalSource {
    /// Years without a run after which there is none.
    private static var searchedYears: Int { 400 }

    /// The first run after an instant: nominal times in turn, until no later one can come earlier.
    func search(after instant: Int64) -> Occurrence? {
        let first = CivilDateTime(secondsSinceEpoch: instant + rules.offsets(around: instant).lowerBound + 1)
        var best: Occurrence?
        var day: Day?
        var cursor = first
        while let local = pattern.next(onOrAfter: cursor), local.date.year <= first.date.year + Self.searchedYears {
            let clock = local.secondsSinceEpoch
            let known = day.flatMap { $0.date == local.date ? $0 : nil } ?? Day(local.date, rules)
            day = known
            if let best, clock - known.offsets.upperBound > best.instant.seconds { break }
            if known.exists {
                for run in runs(of: local)
                where run.instant.seconds > instant && best.map({ run.instant < $0.instant }) ?? true {
                    best = run
                }
            }
            cursor = known.exists ? CivilDateTime(secondsSinceEpoch: clock + 1) : known.following
        }
        return best
    }

    /// The last run before an instant; of several at once the one that is nominally first.
    func search(before instant: Int64) -> Occurrence? {
        let last = CivilDateTime(secondsSinceEpoch: instant + rules.offsets(around: instant).upperBound - 1)
        var best: Occurrence?
        var day: Day?
        var cursor = last
        while let local = pattern.previous(onOrBefore: cursor), local.date.year >= last.date.year - Self.searchedYears {
            let clock = local.secondsSinceEpoch
            let known = day.flatMap { $0.date == local.date ? $0 : nil } ?? Day(local.date, rules)
            day = known
            if let best, clock - known.offsets.lowerBound < best.instant.seconds { break }
            if known.exists {
                for run in runs(of: local)
                where run.instant.seconds < instant && best.map({ run.instant >= $0.instant }) ?? true {
                    best = run
                }
            }
            cursor = known.exists ? CivilDateTime(secondsSinceEpoch: clock - 1) : known.preceding
        }
        return best
    }
}

/// What a search keeps of a nominal date.
private struct Day {
    let date: CivilDate
    /// Whether the zone has it.
    let exists: Bool
    /// The offsets by which its nominal times may become instants.
    let offsets: ClosedRange<Int64>

    init(_ date: CivilDate, _ rules: ZoneRules) {
        self.date = date
        exists = rules.firstInstant(of: date) != nil
        offsets = rules.offsets(around: CivilDateTime(date: date, time: .midnight).secondsSinceEpoch)
    }

    var following: CivilDateTime { CivilDateTime(date: date.adding(days: 1), time: .midnight) }

    var preceding: CivilDateTime {
        CivilDateTime(date: date.adding(days: -1), time: CivilTime(secondOfDay: 86_399))
    }
}

extension ZoneRules {
    /// The least and the greatest offset within three days of a moment, given in UTC or local seconds.
    fileprivate func offsets(around clock: Int64) -> ClosedRange<Int64> {
        let reach: Int64 = 3 * 86_400
        var current = segment(at: clock - reach)
        var (least, greatest) = (current.offset, current.offset)
        while current.end <= clock + reach {
            current = segment(at: current.end)
            least = min(least, current.offset)
            greatest = max(greatest, current.offset)
        }
        return least...greatest
    }
}
