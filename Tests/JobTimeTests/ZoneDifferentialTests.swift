import JobTime
import SeededRandom
import Testing
import ZoneDatabase

@Suite("Zones agree with Python's zoneinfo on the same data")
struct ZoneDifferentialTests {
    private let zones = ZoneDatabase()
    private let oracle: PythonOracle

    init() {
        oracle = PythonOracle(script: "zone_oracle.py", zoneFolder: zones.path)
    }

    @Test("both know the same zones")
    func names() async throws {
        let answer = try await oracle.answers(to: ["zones"])
        let theirs = Set(answer[0].split(separator: " ").map(String.init))
        // Python hides one name of the data, a stand-in of Debian's.
        #expect(
            Set(zones.names().map(\.rawValue)).subtracting(["Factory"]) == theirs.subtracting(["Factory", "localtime"]))
    }

    @Test("offsets are the same from 1970 to 2037, around each change, and far in the future")
    func offsets() async throws {
        var random = SplitMix64(state: 7)
        let questions = try zones.names().map { name in
            let rules = try zones.rules(for: name)
            return Question(zone: name, rules: rules, numbers: Self.instants(of: rules, &random))
        }
        let answers = try await oracle.answers(to: questions.map { $0.text("offset") })
        print("zoneinfo: \(questions.reduce(0) { $0 + $1.numbers.count }) offsets of \(questions.count) zones compared")
        for (question, answer) in zip(questions, answers) {
            await Task.yield()
            let ours = question.numbers.map { String(question.rules.offset(at: $0).seconds) }
            let theirs = answer.split(separator: " ").map(String.init)
            try #require(ours.count == theirs.count)
            let wrong = question.numbers.indices.filter { ours[$0] != theirs[$0] }
            #expect(
                wrong.isEmpty,
                "\(question.zone): \(wrong.prefix(3).map { "at \(question.numbers[$0]) \(ours[$0]), not \(theirs[$0])" })"
            )
        }
    }

    @Test("local times around each change mean the same instants")
    func locals() async throws {
        // Links have the rules of the zone they stand for.
        let questions = try zones.names().filter { zones.canonicalName(of: $0) == $0 }.map { name in
            let rules = try zones.rules(for: name)
            return Question(zone: name, rules: rules, numbers: Self.locals(of: rules))
        }
        let answers = try await oracle.answers(to: questions.map { $0.text("local") })
        for (question, answer) in zip(questions, answers) {
            await Task.yield()
            let ours = question.numbers.map { Self.readings(of: $0, by: question.rules) }
            let theirs = answer.split(separator: " ").map(String.init)
            try #require(ours.count == theirs.count)
            let wrong = question.numbers.indices.filter { ours[$0] != theirs[$0] }
            #expect(
                wrong.isEmpty,
                "\(question.zone): \(wrong.prefix(3).map { "\(question.numbers[$0]) is \(ours[$0]), not \(theirs[$0])" })"
            )
        }
    }

    // MARK: Questions

    private struct Question {
        var zone: ZoneName
        var rules: ZoneRules
        var numbers: [Int64]

        func text(_ kind: String) -> String { "\(zone) \(kind) " + numbers.map(String.init).joined(separator: " ") }
    }

    /// 1970 to 2037.
    private static let years: Range<Int64> = 0..<2_145_916_800

    private static func changes(of rules: ZoneRules) -> [ZoneTransition] {
        var found: [ZoneTransition] = []
        var instant = years.lowerBound
        while let change = rules.nextTransition(after: instant), years.contains(change.instant) {
            found.append(change)
            instant = change.instant
        }
        return found
    }

    /// Around each change from 1970 to 2037 and in some later years, at random, and far in the future.
    private static func instants(of rules: ZoneRules, _ random: inout SplitMix64) -> [Int64] {
        // Up to the year 9998, as Python's calendar ends with 9999.
        let later = years.upperBound..<253_339_228_800
        let far = (0..<20).map { _ in Int64.random(in: later, using: &random) }
        let farChanges = far.prefix(5).compactMap { rules.nextTransition(after: $0) }.filter {
            later.contains($0.instant)
        }
        let near = (0..<max(200, PythonOracle.cases / 20)).map { _ in Int64.random(in: years, using: &random) }
        let around = (changes(of: rules) + farChanges).flatMap { [$0.instant - 1, $0.instant, $0.instant + 1] }
        return around + near + far
    }

    private static func locals(of rules: ZoneRules) -> [Int64] {
        changes(of: rules).flatMap { change in
            [-86_400, -3_600, -1_800, -1, 0, 1, 900, 1_800, 3_599, 3_600, 86_400].map { (step: Int64) in
                change.instant + step + Int64(change.before.seconds)
            }
        }
    }

    /// As the oracle writes them.
    private static func readings(of local: Int64, by rules: ZoneRules) -> String {
        switch rules.resolve(CivilDateTime(secondsSinceEpoch: local)) {
        case .unique(let instant): "\(instant)/\(instant)"
        case .overlap(let first, let second): "\(first)/\(second)"
        case .gap(let before, let after, _): "\(local - Int64(before.seconds))/\(local - Int64(after.seconds))"
        }
    }
}
