import JobTime
import SeededRandom
import Testing
import ZoneDatabase

/// Systemd knows fixed times, weekdays, months, days and the last day; it leaves out times in a gap, and of those that
/// come twice it takes the first.
@Suite("Fixed times fire when systemd-analyze says, under its rules for gaps and overlaps")
struct SystemdDifferentialTests {
    private static let fires = 4
    /// Events that are asked about from one instant.
    private static let groupSize = 30

    private struct Case: CustomStringConvertible {
        let cron: String
        let event: String
        let zone: ZoneName
        let start: Int64
        let ours: String
        /// The same if of a time that comes twice the second is taken.
        let second: String

        var description: String { "\(cron) in \(zone) after \(Timestamp(seconds: start)), \(event)" }
    }

    @Test("random times, days, months and zones")
    func agree() async throws {
        // Systemd reads the machine's zones, whatever TZDIR says.
        let zones = ZoneDatabase()
        let names = zones.names().filter { $0 != "Factory" && $0 != "localtime" }
        let known = try names.map { (name: $0, rules: try zones.rules(for: $0)) }
        var random = SplitMix64(state: 252)
        let groups = max(600, PythonOracle.cases / 10) / Self.groupSize
        let cases = try (0..<groups).flatMap { _ in try Self.group(from: known, &random) }
        let oracle = PythonOracle(script: "systemd_oracle.py")
        let answers = try await oracle.answers(to: cases.map { "\($0.start)|\(Self.fires)|\($0.event)" })
        guard answers.contains(where: { $0 != "absent" }) else {
            print("systemd: nothing compared, for systemd-analyze 250 or later is not installed")
            return
        }
        var leftOut = 0
        for (test, answer) in zip(cases, answers) {
            if test.event.contains("~"), test.ours != test.second {
                leftOut += 1
            } else {
                #expect(test.ours == answer, "\(test)")
            }
        }
        print(
            """
            systemd: \(cases.count - leftOut) compared
              \(leftOut) left out: of a time that comes twice on the last day of a month it takes the second
            """)
    }

    private static func group(
        from zones: [(name: ZoneName, rules: ZoneRules)], _ random: inout SplitMix64
    ) throws -> [Case] {
        // 2000 to 2036; half of the time a zone of the group changes its clocks in the two days to come.
        let instant = Int64.random(in: 946_684_800..<2_082_758_400, using: &random)
        let first = zones[Int.random(in: zones.indices, using: &random)]
        let change = Bool.random(using: &random) ? first.rules.nextTransition(after: instant)?.instant : nil
        let start = change.map { $0 - Int64.random(in: 0..<172_800, using: &random) } ?? instant
        return try (0..<groupSize).map { index in
            let zone = index % 2 == 0 ? first : zones[Int.random(in: zones.indices, using: &random)]
            let (cron, event) = expression(&random)
            let trigger = Trigger.cron(try Fixtures.cron(cron))
            func ours(_ overlap: DSTPolicy.Overlap) -> String {
                let recurrence = Recurrence(
                    trigger: trigger, rules: zone.rules, dst: DSTPolicy(gap: .skip, overlap: overlap))
                var found: [String] = []
                var at = Timestamp(seconds: start)
                while found.count < fires, let next = recurrence.next(after: at) {
                    found.append(String(next.instant.seconds))
                    at = next.instant
                }
                return found.joined(separator: " ")
            }
            return Case(
                cron: cron, event: "\(event) \(zone.name)", zone: zone.name, start: start, ours: ours(.first),
                second: ours(.last))
        }
    }

    /// A cron expression and the same as a calendar event.
    private static func expression(_ random: inout SplitMix64) -> (cron: String, event: String) {
        func list(_ range: ClosedRange<Int>, _ random: inout SplitMix64) -> String {
            let numbers = (0..<Int.random(in: 1...3, using: &random)).map { _ in Int.random(in: range, using: &random) }
            return Set(numbers).sorted().map(String.init).joined(separator: ",")
        }
        // Most changes of clocks are in the first hours.
        let hours = list(Bool.random(using: &random) ? 0...3 : 0...23, &random)
        let minutes = Bool.random(using: &random) ? "0,30" : list(0...59, &random)
        let months = Int.random(in: 0..<3, using: &random) == 0 ? list(1...12, &random) : nil
        var (day, weekday): (String?, String?) = (nil, nil)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: day = list(1...28, &random)
        case 1: day = "L"
        case 2: weekday = ["MON", "SUN", "TUE,FRI", "MON-FRI", "SAT,SUN"].randomElement(using: &random)
        default: break
        }
        let date = day == "L" ? "~01" : "-" + (day ?? "*")
        let event =
            "\(weekday.map { $0.replacing("-", with: "..") + " " } ?? "")*-\(months ?? "*")\(date) \(hours):\(minutes):00"
        return ("\(minutes) \(hours) \(day ?? "*") \(months ?? "*") \(weekday ?? "*")", event)
    }
}
