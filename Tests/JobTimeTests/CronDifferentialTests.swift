import JobTime
import SeededRandom
import Testing
import ZoneDatabase

@Suite("Cron fires when other engines say, where the dialects agree")
struct CronDifferentialTests {
    private let zones = ZoneDatabase()

    @Test("random expressions in random zones", arguments: CronDialect.allCases)
    func agree(_ dialect: CronDialect) async throws {
        let oracle = PythonOracle(script: "cron_oracle.py", zoneFolder: zones.path)
        let known = try zones.names().map { (name: $0, rules: try zones.rules(for: $0)) }
        var random = SplitMix64(state: 1_795_435_200)
        var tally = Tally()
        var rounds = 0
        while tally.compared < PythonOracle.cases {
            let missing = PythonOracle.cases - tally.compared
            var drawn: [Candidate] = []
            for index in 0..<missing + missing / 50 + 10 {
                drawn.append(draw(dialect, known, &random, &tally))
                if index.isMultiple(of: 50) { await Task.yield() }
            }
            let answers = try await oracle.answers(to: drawn.map { "\(dialect)|\($0.test.question)" })
            for (index, (candidate, answer)) in zip(drawn, answers).enumerated() {
                compare(candidate, answer, dialect, &tally)
                if index.isMultiple(of: 50) { await Task.yield() }
            }
            rounds += 1
            try #require(rounds < 10, "too little can be compared: \(tally)")
        }
        print("\(dialect): \(tally)")
    }

    /// A case with the rules of its zone and our runs, at one instant only one; nil if the expression is refused.
    private struct Candidate {
        let test: CronCase
        let rules: ZoneRules
        let fires: [Int64]?

        func situation(_ theirs: [Int64] = []) -> CronDialect.Situation {
            let end = (theirs + (fires ?? []) + [test.start]).reduce(test.start, max) + 172_800
            var changes: [ZoneTransition] = []
            var instant = test.start - 172_800
            while let change = rules.nextTransition(after: instant), change.instant <= end {
                if change.shift != 0 { changes.append(change) }
                instant = change.instant
            }
            return CronDialect.Situation(test: test, changes: changes)
        }
    }

    /// Draws until no difference of the dialects applies, as far as our own runs tell.
    private func draw(
        _ dialect: CronDialect, _ known: [(name: ZoneName, rules: ZoneRules)], _ random: inout SplitMix64,
        _ tally: inout Tally
    ) -> Candidate {
        while true {
            let (test, rules) = CronCase.draw(from: known, using: &random)
            let candidate = Candidate(test: test, rules: rules, fires: Self.fires(test, rules))
            let situation = candidate.situation()
            guard let rule = dialect.rules.first(where: { $0.applies(situation) }) else { return candidate }
            tally.drawnAgain[rule.reason, default: 0] += 1
        }
    }

    private func compare(_ candidate: Candidate, _ answer: String, _ dialect: CronDialect, _ tally: inout Tally) {
        let situation = candidate.situation(answer.split(separator: " ").compactMap { Int64($0) })
        if answer == "slow" {
            tally.leftOut["the other engine is slow", default: 0] += 1
        } else if let rule = dialect.rules.first(where: { $0.applies(situation) }) {
            tally.leftOut[rule.reason, default: 0] += 1
        } else {
            tally.compared += 1
            #expect(Self.text(candidate.fires) == (answer.isEmpty ? "reject" : answer), "\(candidate.test)")
        }
    }

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

    /// As the oracle writes it; an expression that never fires is refused by one and silent in another.
    private static func text(_ fires: [Int64]?) -> String {
        fires.map { $0.map(String.init).joined(separator: " ") } ?? "reject"
    }

    /// What was compared, and what was not and why.
    private struct Tally: CustomStringConvertible {
        var compared = 0
        /// Before the other engine was asked.
        var drawnAgain: [String: Int] = [:]
        /// Because of its answer.
        var leftOut: [String: Int] = [:]

        var description: String {
            "\(compared) compared" + Self.lines(leftOut, "left out") + Self.lines(drawnAgain, "drawn again")
        }

        private static func lines(_ counts: [String: Int], _ fate: String) -> String {
            counts.sorted { $0.key < $1.key }.map { "\n  \($0.value) \(fate): \($0.key)" }.joined()
        }
    }
}
