import JobTime
import Testing
import ZoneDatabase

@Suite("Cron fires when other engines say, where the dialects agree")
struct CronDifferentialTests {
    private let zones = ZoneDatabase()

    @Test("random expressions in random zones", arguments: CronDialect.allCases)
    func agree(_ dialect: CronDialect) async throws {
        let oracle = PythonOracle(script: "cron_oracle.py", zoneFolder: zones.path)
        let known = try zones.names().map { (name: $0, rules: try zones.rules(for: $0)) }
        let rules = Dictionary(uniqueKeysWithValues: known.map { ($0.name, $0.rules) })
        var random = SplitMix64(state: 1_795_435_200)
        let cases = (0..<PythonOracle.cases).map { _ in CronCase(from: known, using: &random) }

        var tally = Tally()
        for (test, answer) in zip(cases, try await oracle.answers(to: cases.map { "\(dialect)|\($0.question)" })) {
            let zone = try #require(rules[test.zone])
            let ours = Self.fires(test, zone)
            let situation = Self.situation(test, zone, ours, answer)
            if answer == "slow" {
                tally.skip("the other engine is slow")
            } else if let rule = dialect.rules.first(where: { $0.applies(situation) }) {
                tally.skip(rule.reason)
            } else {
                tally.compared += 1
                #expect(Self.text(ours) == (answer.isEmpty ? "reject" : answer), "\(test)")
            }
        }
        print("\(dialect): \(tally)")
        #expect(tally.compared > PythonOracle.cases / 4, "too little is compared to say anything")
    }

    /// Our runs, at one instant only one; nil if the expression is refused.
    private static func fires(_ test: CronCase, _ rules: ZoneRules) -> [Int64]? {
        guard let expression = CronExpression.parse(test.expression).expression else { return nil }
        let recurrence = Recurrence(trigger: .cron(expression), rules: rules)
        var found: [Int64] = []
        var instant = Timestamp(seconds: test.start)
        while found.count < CronCase.fires, let next = recurrence.next(after: instant) {
            found.append(next.instant.seconds)
            instant = next.instant
        }
        return found
    }

    private static func situation(
        _ test: CronCase, _ rules: ZoneRules, _ ours: [Int64]?, _ answer: String
    ) -> CronDialect.Situation {
        let theirs = answer.split(separator: " ").compactMap { Int64($0) }
        let end = (theirs + (ours ?? []) + [test.start]).reduce(test.start, max) + 172_800
        var changes: [ZoneTransition] = []
        var instant = test.start - 172_800
        while let change = rules.nextTransition(after: instant), change.instant <= end {
            if change.shift != 0 { changes.append(change) }
            instant = change.instant
        }
        return CronDialect.Situation(test: test, changes: changes)
    }

    /// As the oracle writes it; an expression that never fires is refused by one and silent in another.
    private static func text(_ fires: [Int64]?) -> String {
        fires.map { $0.map(String.init).joined(separator: " ") } ?? "reject"
    }

    /// What was compared, and what was not and why.
    private struct Tally: CustomStringConvertible {
        var compared = 0
        private var skipped: [String: Int] = [:]

        mutating func skip(_ reason: String) { skipped[reason, default: 0] += 1 }

        var description: String {
            let lines = skipped.sorted { $0.key < $1.key }.map { "\n  \($0.value) left out: \($0.key)" }
            return "\(compared) compared" + lines.joined()
        }
    }
}
