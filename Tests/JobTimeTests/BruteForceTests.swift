import JobTime
import SeededRandom
import Testing
import ZoneDatabase

@Suite("The engine fires when one looks at the clocks minute by minute")
struct BruteForceTests {
    private let zones = ZoneDatabase()

    /// Changes worth a look of their own.
    static let places: [(zone: ZoneName, around: String)] = [
        ("Pacific/Apia", "2011-12-30T10:00:00Z"), ("Pacific/Kwajalein", "1993-08-21T12:00:00Z"),
        ("Africa/Cairo", "2026-04-23T22:00:00Z"), ("Asia/Beirut", "2026-03-28T22:00:00Z"),
        ("America/Havana", "2026-03-08T05:00:00Z"), ("America/Havana", "2026-11-01T05:00:00Z"),
        ("America/Asuncion", "2023-10-01T04:00:00Z"), ("Antarctica/Troll", "2026-03-29T01:00:00Z"),
        ("Antarctica/Troll", "2026-10-25T01:00:00Z"), ("Australia/Lord_Howe", "2026-04-04T15:00:00Z"),
        ("Australia/Lord_Howe", "2026-10-03T15:30:00Z"), ("Africa/Casablanca", "2026-02-15T02:00:00Z"),
        ("America/Scoresbysund", "2026-03-29T01:00:00Z"), ("America/Scoresbysund", "2026-10-25T01:00:00Z"),
        ("America/St_Johns", "2010-11-07T02:31:00Z"), ("Europe/Dublin", "2026-10-25T01:00:00Z"),
        ("Europe/Dublin", "1971-10-31T02:00:00Z"), ("Pacific/Kiritimati", "1994-12-31T10:00:00Z"),
        ("Asia/Kathmandu", "1985-12-31T18:30:00Z"), ("Pacific/Fakaofo", "2011-12-30T11:00:00Z"),
    ]

    @Test("at places known for their clocks", arguments: places)
    func known(_ place: (zone: ZoneName, around: String)) async throws {
        let around = try #require(Timestamp(rfc3339: place.around)).seconds
        let look = Look(at: place.zone, try zones.rules(for: place.zone), around: around)
        try #require(look.rules.nextTransition(after: around - 86_400).map { $0.instant < around + 86_400 } ?? false)
        var random = SplitMix64(state: UInt64(bitPattern: around))
        for _ in 0..<4 { try expectSame(expression(&random), look, &random) }
        for time in [0, 150, 360, 1_410] {
            for gap in DSTPolicy.Gap.allCases {
                await Task.yield()
                for overlap in DSTPolicy.Overlap.allCases {
                    let policy = DSTPolicy(gap: gap, overlap: overlap)
                    let daily = BruteForce(minutes: [time % 60], hours: [time / 60], dst: policy)
                    try expectSame(daily, look, &random)
                }
            }
        }
    }

    @Test("anywhere, mostly near changes of the clocks")
    func anywhere() async throws {
        var random = SplitMix64(state: 86_400)
        let names = zones.names()
        for _ in 0..<max(40, PythonOracle.cases / 100) {
            await Task.yield()
            let name = names[Int.random(in: names.indices, using: &random)]
            let rules = try zones.rules(for: name)
            // 1975 to 2050
            let instant = Int64.random(in: 157_766_400..<2_524_608_000, using: &random)
            let isCalm = Int.random(in: 0..<4, using: &random) == 0
            let change = isCalm ? nil : rules.nextTransition(after: instant)?.instant
            let look = Look(at: name, rules, around: change ?? instant)
            for _ in 0..<3 { try expectSame(expression(&random), look, &random) }
        }
    }

    // MARK: Comparing

    /// Eight days of a zone.
    private struct Look {
        let zone: ZoneName
        let rules: ZoneRules
        let range: Range<Int64>
        let clock: MinuteClock

        init(at zone: ZoneName, _ rules: ZoneRules, around: Int64) {
            self.zone = zone
            self.rules = rules
            let middle = around - around % 60
            range = middle - 4 * 86_400..<middle + 4 * 86_400
            clock = MinuteClock(range, by: rules)
        }
    }

    private func expectSame(_ brute: BruteForce, _ look: Look, _ random: inout SplitMix64) throws {
        let range = look.range
        let recurrence = Recurrence(trigger: .cron(try Fixtures.cron(brute.text)), rules: look.rules, dst: brute.dst)
        let expected = brute.instants(in: range, by: look.clock)
        let place = "\(brute.text) in \(look.zone) from \(Timestamp(seconds: range.lowerBound)), \(brute.dst)"

        let window = Timestamp(seconds: range.lowerBound)..<Timestamp(seconds: range.upperBound)
        let runs = Array(recurrence.occurrences(in: window))
        #expect(Set(runs.map(\.key)).count == runs.count, "\(place): keys")
        let found = runs.map(\.instant.seconds)
        #expect(found == found.sorted() && Set(found) == Set(expected), "\(place): range")

        var ahead: [Int64] = []
        var at = Timestamp(microseconds: window.lowerBound.microseconds - 1)
        while let next = recurrence.next(after: at), next.instant < window.upperBound {
            ahead.append(next.instant.seconds)
            at = next.instant
        }
        #expect(ahead == expected, "\(place): next")
        var back: [Int64] = []
        at = window.upperBound
        while let previous = recurrence.previous(before: at), previous.instant >= window.lowerBound {
            back.append(previous.instant.seconds)
            at = previous.instant
        }
        #expect(back.reversed() == expected, "\(place): previous")
        // From anywhere between, too.
        for _ in 0..<5 {
            let second = Int64.random(in: range, using: &random)
            let next = recurrence.next(after: Timestamp(seconds: second))?.instant.seconds
            if let known = expected.first(where: { $0 > second }) {
                #expect(next == known, "\(place): after \(second)")
            }
            let previous = recurrence.previous(before: Timestamp(seconds: second))?.instant.seconds
            if let known = expected.last(where: { $0 < second }) {
                #expect(previous == known, "\(place): before \(second)")
            }
        }
    }

    private func expression(_ random: inout SplitMix64) -> BruteForce {
        func some(_ range: ClosedRange<Int>, _ count: ClosedRange<Int>) -> Set<Int> {
            Set((0..<Int.random(in: count, using: &random)).map { _ in Int.random(in: range, using: &random) })
        }
        func maybe(_ chance: Int, _ set: Set<Int>) -> Set<Int>? {
            Int.random(in: 0..<chance, using: &random) == 0 ? set : nil
        }
        var brute = BruteForce()
        brute.minutes = Int.random(in: 0..<8, using: &random) == 0 ? nil : some(0...59, 1...3)
        brute.hours =
            Int.random(in: 0..<4, using: &random) == 0 ? nil : some(Bool.random(using: &random) ? 0...3 : 0...23, 1...4)
        brute.days = maybe(4, some(1...31, 4...12))
        brute.months = maybe(6, some(1...12, 6...9))
        brute.weekdays = maybe(4, some(0...6, 1...4))
        brute.dst = DSTPolicy(
            gap: DSTPolicy.Gap.allCases.randomElement(using: &random) ?? .nextValid,
            overlap: DSTPolicy.Overlap.allCases.randomElement(using: &random) ?? .first)
        return brute
    }
}
