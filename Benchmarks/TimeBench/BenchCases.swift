import JobTime
import SeededRandom

/// What the engine is asked: the same on every run.
struct BenchCases {
    /// One question about a recurrence.
    struct Question {
        let expression: String
        let zone: ZoneName
        let recurrence: Recurrence
        let at: Timestamp
        let local: CivilDateTime

        var text: String { "\(expression)|\(zone)|\(at.seconds)" }
    }

    /// All in the dialect that other engines share.
    private static let expressions = [
        "0 6 * * *", "30 2 * * *", "0 0 * * *", "*/15 * * * *", "* * * * *", "0 * * * *", "5 4 * * SUN", "0 22 * * 1-5",
        "15 14 1 * *", "0 0,12 1 */2 *", "*/5 9-17 * * MON-FRI", "0 9 1 1 *", "0 0 L * *", "0 12 * * MON#2",
        "23 0-20/2 * * *", "0 4 8-14 * *", "10 3 29 2 *", "0 0 31 * *", "59 23 31 12 *", "30 1 * 3,10 SUN",
        "0 8 1,15 * *", "1-59/7 0-6 * JUN-AUG *", "45 17 13 * FRI", "0 0 1 * 7",
    ]

    private static let rare = ["0 0 29 2 *", "0 0 * 2 MON#5", "0 0 31 12 *", "0 0 29 2 SUN#5"]

    private let parsed: [(text: String, trigger: Trigger)]
    private let zones: BenchZones

    init(_ zones: BenchZones) {
        self.zones = zones
        parsed = Self.expressions.compactMap(Self.trigger)
    }

    private static func trigger(_ text: String) -> (String, Trigger)? {
        CronExpression.parse(text).expression.map { (text, .cron($0)) }
    }

    /// Any zone, 1990 to 2045.
    func questions(_ count: Int) -> [Question] {
        var random = SplitMix64(state: 1)
        return (0..<count).map { _ in
            let zone = zones.all[Int.random(in: 0..<zones.all.count, using: &random)]
            let second = Int64(631_152_000 + Int.random(in: 0..<1_735_689_600, using: &random))
            return question(parsed[Int.random(in: 0..<parsed.count, using: &random)], zone, second)
        }
    }

    /// Zones whose clocks change, up to two days before a change between 1990 and 2045 or up to two behind it.
    func questionsNearChanges(_ count: Int) -> [Question] {
        var random = SplitMix64(state: 2)
        let changing = zones.all.filter { $0.rules.nextTransition(after: 1_800_000_000) != nil }
        return (0..<count).map { _ in
            let zone = changing[Int.random(in: 0..<changing.count, using: &random)]
            let second = Int64(631_152_000 + Int.random(in: 0..<1_735_689_600, using: &random))
            let change = zone.rules.nextTransition(after: second)?.instant ?? second
            return question(
                parsed[Int.random(in: 0..<parsed.count, using: &random)], zone,
                change + Int64(Int.random(in: 0..<345_600, using: &random)) - 172_800)
        }
    }

    /// From any year there is.
    func rareQuestions(_ count: Int) -> [Question] {
        var random = SplitMix64(state: 3)
        let parsed = Self.rare.compactMap(Self.trigger)
        return (0..<count).map { _ in
            let zone = zones.all[Int.random(in: 0..<zones.all.count, using: &random)]
            return question(
                parsed[Int.random(in: 0..<parsed.count, using: &random)], zone,
                Int64(Int.random(in: 0..<315_000_000_000, using: &random)) - 62_000_000_000)
        }
    }

    func texts(_ count: Int) -> [String] { (0..<count).map { Self.expressions[$0 % Self.expressions.count] } }

    private func question(
        _ expression: (text: String, trigger: Trigger), _ zone: (name: ZoneName, rules: ZoneRules), _ second: Int64
    ) -> Question {
        Question(
            expression: expression.text, zone: zone.name,
            recurrence: Recurrence(trigger: expression.trigger, rules: zone.rules), at: Timestamp(seconds: second),
            local: zone.rules.local(at: second))
    }
}
