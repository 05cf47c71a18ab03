import JobTime
import Testing
import ZoneDatabase

@Suite("Fixed times around every change of the clocks, under every policy")
struct ClockChangePropertyTests {
    private static let policies = DSTPolicy.Gap.allCases.flatMap { gap in
        DSTPolicy.Overlap.allCases.map { DSTPolicy(gap: gap, overlap: $0) }
    }

    /// How often each case was met: a property that nothing tests holds by itself.
    private struct Tally {
        var once = 0
        var gaps = 0
        var overlaps = 0
        var missingDates = 0
    }

    @Test(
        "a time that exists once runs once, and one that does not or exists twice follows the policy",
        arguments: [
            "00:00", "02:30", "23:30",
        ])
    func policies(_ text: String) async throws {
        let zones = ZoneDatabase()
        let time = try #require(CivilTime(text))
        let trigger = Trigger.daily(try #require(AtRule(times: [time])))
        var tally = Tally()
        // A link has the rules of its zone.
        for name in zones.names() where zones.canonicalName(of: name) == name {
            await Task.yield()
            let rules = try zones.rules(for: name)
            let changes = Self.changes(of: rules)
            let offsets = Set(changes.flatMap { [$0.before.seconds, $0.after.seconds] })
            let recurrences = Self.policies.map { ($0, Recurrence(trigger: trigger, rules: rules, dst: $0)) }
            for date in Self.dates(around: changes, by: rules) {
                let instants = Self.instants(of: CivilDateTime(date: date, time: time), offsets, by: rules)
                let exists = Self.exists(date, by: rules)
                for (policy, recurrence) in recurrences {
                    let runs = recurrence.occurrences(on: date)
                    let place = "\(text) on \(date) in \(name), \(policy)"
                    #expect(runs.allSatisfy { $0.date == date && $0.time == nil }, "\(place)")
                    let found = runs.map(\.instant.seconds)
                    if !exists {
                        tally.missingDates += 1
                        #expect(found.isEmpty, "\(place)")
                    } else if instants.count > 1 {
                        tally.overlaps += 1
                        #expect(found == Self.expected(instants, policy.overlap), "\(place)")
                    } else if instants.isEmpty {
                        tally.gaps += 1
                        expectGap(found, CivilDateTime(date: date, time: time), rules, policy.gap, place)
                    } else {
                        tally.once += 1
                        #expect(found == instants, "\(place)")
                    }
                }
            }
        }
        print("\(text): \(tally)")
        #expect(tally.once > 1_000 && tally.gaps > 100 && tally.overlaps > 100 && tally.missingDates > 0)
    }

    private static func expected(_ instants: [Int64], _ overlap: DSTPolicy.Overlap) -> [Int64] {
        switch overlap {
        case .first: [instants[0]]
        case .last: [instants[instants.count - 1]]
        case .both: instants
        }
    }

    private func expectGap(
        _ found: [Int64], _ nominal: CivilDateTime, _ rules: ZoneRules, _ gap: DSTPolicy.Gap, _ place: String
    ) {
        #expect(found.count == (gap == .skip ? 0 : 1), "\(place)")
        switch gap {
        case .skip: break
        case .nextValid:
            guard found.count == 1 else { break }
            #expect(rules.local(at: found[0]) > nominal && rules.local(at: found[0] - 1) < nominal, "\(place)")
        case .shift:
            guard found.count == 1 else { break }
            // As much later on the clock as the clocks jumped: by the offset from before the jump it is the nominal time.
            let jump = rules.previousTransition(before: found[0] + 1)
            #expect(jump?.before.seconds == Int(nominal.secondsSinceEpoch - found[0]), "\(place)")
        }
    }

    // MARK: What the clocks show, found by looking at them

    /// From 2005 to 2030.
    private static func changes(of rules: ZoneRules) -> [ZoneTransition] {
        var found: [ZoneTransition] = []
        var instant: Int64 = 1_104_537_600
        while let change = rules.nextTransition(after: instant), change.instant < 1_924_992_000 {
            found.append(change)
            instant = change.instant
        }
        return found
    }

    private static func dates(around changes: [ZoneTransition], by rules: ZoneRules) -> [CivilDate] {
        Set(changes.flatMap { change in (-1...1).map { rules.local(at: change.instant - 1).date.adding(days: $0) } })
            .sorted()
    }

    /// All instants at which the clocks show the time: each offset of those years is tried.
    private static func instants(
        of local: CivilDateTime, _ offsets: Set<Int>, by rules: ZoneRules
    ) -> [Int64] {
        offsets.map { local.secondsSinceEpoch - Int64($0) }.filter { rules.local(at: $0) == local }.sorted()
    }

    /// Whether the clocks ever show the date: looked at each hour.
    private static func exists(_ date: CivilDate, by rules: ZoneRules) -> Bool {
        let noon = CivilDateTime(date: date, time: CivilTime(secondOfDay: 43_200)).secondsSinceEpoch
        return (-30...30).contains { rules.local(at: noon + Int64($0) * 3_600).date == date }
    }
}
