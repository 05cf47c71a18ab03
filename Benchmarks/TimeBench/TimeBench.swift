import JobTime
import ZoneDatabase

/// Times the engine of `JobTime`, call by call: `time-bench [--json | --cases N]`.
///
/// `--cases N` prints the first N questions of the row `next` for other engines, one a line: `EXPRESSION|ZONE|SECONDS`.
@main
struct TimeBench {
    static func main() throws {
        var arguments = CommandLine.arguments.dropFirst()
        let zones = try BenchZones()
        let cases = BenchCases(zones)
        if arguments.first == "--cases", let count = arguments.popLast().flatMap({ Int($0) }) {
            for question in cases.questions(count) { print(question.text) }
            return
        }
        let rows = try TimeBench.rows(cases, zones)
        if arguments.popFirst() == "--json" {
            print("[" + rows.map(\.json).joined(separator: ", ") + "]")
        } else {
            print(Measurement.heading)
            for row in rows { print(row.line) }
        }
    }

    private static func rows(_ cases: BenchCases, _ zones: BenchZones) throws -> [Measurement] {
        var kept = 0
        func keep(_ occurrence: Occurrence?) { kept &+= occurrence?.zoneOffset ?? 1 }
        let questions = cases.questions(100_000)
        let near = cases.questionsNearChanges(20_000)
        let rare = cases.rareQuestions(20_000)
        let rows = [
            Measurement("next", "any expression, zone and instant", questions) {
                keep($0.recurrence.next(after: $0.at))
            },
            Measurement("previous", "the same backwards", questions) { keep($0.recurrence.previous(before: $0.at)) },
            Measurement("next at a change", "within two days of a change of the clocks", near) {
                keep($0.recurrence.next(after: $0.at))
            },
            Measurement("next of the rare", "29 February, a fifth Monday in February, in the years 1 to 9999", rare) {
                keep($0.recurrence.next(after: $0.at))
            },
            Measurement("read", "the text of an expression", cases.texts(20_000)) {
                kept &+= CronExpression.parse($0).errors.count
            },
            Measurement(
                "never fires", "0 0 31 4,6,9,11 *, refused", Array(repeating: "0 0 31 4,6,9,11 *", count: 20_000)
            ) {
                kept &+= CronExpression.parse($0).errors.count
            },
            Measurement("local time", "to its instant, or the gap or overlap it is in", questions) {
                if case .unique(let second) = $0.recurrence.rules.resolve($0.local) { kept &+= Int(second & 1) }
            },
            Measurement("read a zone", "all files in turn", zones.files) {
                kept &+= (try? TZifReader.parse($0)) == nil ? 1 : 0
            },
        ]
        precondition(kept != 0)
        return rows
    }
}
