import JobTime
import SeededRandom
import ZoneDatabase

/// A random expression with a zone and a start, half of the time shortly before a change of the clocks.
struct CronCase: Sendable, CustomStringConvertible {
    static let fires = 5

    let fields: [String]
    let zone: ZoneName
    /// UTC seconds, exclusive.
    let start: Int64

    var expression: String { fields.joined(separator: " ") }
    var hasSeconds: Bool { fields.count == 6 }
    /// The last five fields.
    var minute: String { fields[fields.count - 5] }
    var hour: String { fields[fields.count - 4] }
    var dayOfMonth: String { fields[fields.count - 3] }
    var month: String { fields[fields.count - 2] }
    var dayOfWeek: String { fields[fields.count - 1] }
    /// Whether each instant counts whose clock matches, without nominal times.
    var isWildcard: Bool { minute.hasPrefix("*") || hour.hasPrefix("*") }

    /// The items of all fields.
    var items: [Item] { fields.flatMap(items(of:)) }

    func items(of field: String) -> [Item] {
        field.split(separator: ",").map { Item(text: $0) }
    }

    /// A part of a field: `5`, `1-5/2`, `*/3`.
    struct Item {
        private let base: Substring
        let step: Substring?

        init(text: Substring) {
            let parts = text.split(separator: "/")
            base = parts.first ?? text
            step = parts.count > 1 ? parts[1] : nil
        }

        var isSeven: Bool { base == "7" }
        var isValue: Bool { base != "*" && !base.contains("-") }

        var isRangeOfOne: Bool {
            let ends = base.split(separator: "-")
            return ends.count == 2 && ends[0] == ends[1]
        }
    }

    var question: String { "\(expression)|\(zone)|\(start)|\(Self.fires)" }
    var description: String { "\(expression) in \(zone) after \(Timestamp(seconds: start))" }

    /// Draws a case, and gives it with the rules of its zone.
    static func draw(
        from zones: [(name: ZoneName, rules: ZoneRules)], using random: inout SplitMix64
    ) -> (test: CronCase, rules: ZoneRules) {
        var writer = FieldWriter(random: random)
        let fields = writer.expression()
        random = writer.random
        let zone = zones[Int.random(in: zones.indices, using: &random)]
        // 1990 to 2045
        let instant = Int64.random(in: 631_152_000..<2_366_841_600, using: &random)
        let change = Bool.random(using: &random) ? zone.rules.nextTransition(after: instant)?.instant : nil
        let start = change.map { $0 - Int64.random(in: 0..<172_800, using: &random) } ?? instant
        return (CronCase(fields: fields, zone: zone.name, start: start), zone.rules)
    }
}

/// Writes random fields that all dialects can read, unless a rule of ``CronDialect`` says otherwise.
private struct FieldWriter {
    var random: SplitMix64

    mutating func expression() -> [String] {
        // Times near those at which clocks change are drawn more often.
        let minute = pick(field(0...59), field(0...59), number(0...59), "0", "30")
        let hour = pick(field(0...23), number(0...3), number(0...3), "\(number(0...2))-\(number(2...5))", "23", "*")
        let dayOfMonth = pick("*", "*", "*", field(1...31), number(1...31), "L", "LW", "*/\(number(2...10))")
        let month = pick("*", "*", "*", "*", field(1...12), pick("JAN", "MAR", "APR-JUN", "oct", "NOV,MAR"))
        let dayOfWeek = pick(
            "*", "*", "*", field(0...7), pick("MON", "sun", "MON-FRI", "SAT,SUN", "TUE-THU/2"),
            "\(pick("MON", "5", "SUN"))#\(number(1...5))", "\(number(0...7))L", "*/\(number(2...3))")
        let five = [minute, hour, dayOfMonth, month, dayOfWeek]
        return Int.random(in: 0..<8, using: &random) == 0 ? [pick("0", "30", field(0...59))] + five : five
    }

    private mutating func field(_ range: ClosedRange<Int>) -> String {
        let items = (0..<Int.random(in: 1...3, using: &random)).map { _ in item(range) }
        return pick("*", "*/\(number(2...max(2, range.count / 2)))", items.joined(separator: ","), items[0])
    }

    private mutating func item(_ range: ClosedRange<Int>) -> String {
        let first = Int.random(in: range, using: &random)
        let last = Int.random(in: first...range.upperBound, using: &random)
        let step = Int.random(in: 2...max(2, range.count / 3), using: &random)
        return pick("\(first)", "\(first)", "\(first)-\(last)", "\(first)-\(last)/\(step)", "\(first)/\(step)")
    }

    private mutating func number(_ range: ClosedRange<Int>) -> String {
        String(Int.random(in: range, using: &random))
    }

    private mutating func pick(_ choices: String...) -> String {
        choices[Int.random(in: choices.indices, using: &random)]
    }
}
