import JobTime
import Testing

@Suite("Cron refuses what it should, and says why")
struct CronProblemTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let text: String
        let kind: CronProblem.Kind
        /// The part of the text that is marked.
        let marked: String
        let help: String?

        init(_ text: String, _ kind: CronProblem.Kind, _ marked: String, help: String? = nil) {
            self.text = text
            self.kind = kind
            self.marked = marked
            self.help = help
        }

        var testDescription: String { text }
    }

    static let refused = [
        Case("60 * * * *", .outOfRange, "60", help: "the minute is 0 to 59"),
        Case("* 24 * * *", .outOfRange, "24", help: "the hour is 0 to 23; midnight is 0"),
        Case("0 0 0 * *", .outOfRange, "0", help: "the day of month is 1 to 31"),
        Case("0 0 32 * *", .outOfRange, "32"),
        Case("0 0 1 13 *", .outOfRange, "13"),
        Case("0 0 1 0 *", .outOfRange, "0"),
        Case("0 0 * * 8", .outOfRange, "8"),
        Case("99999999999999999999 * * * *", .outOfRange, "99999999999999999999"),
        Case("*/0 * * * *", .stepTooLarge, "0"),
        Case("10-5 * * * *", .wrapAround, "10-5", help: "write 10-59,0-5"),
        Case("0 22-2 * * *", .wrapAround, "22-2", help: "write 22-23,0-2"),
        Case("0 0 * * FRI-MON", .wrapAround, "FRI-MON", help: "write FRI-SAT,SUN-MON"),
        Case("0 0 * * SAT-SUN", .wrapAround, "SAT-SUN", help: "write SAT,SUN"),
        Case("0 0 1 NOV-FEB *", .wrapAround, "NOV-FEB", help: "write NOV-DEC,JAN-FEB"),
        Case("0 6 * *", .fieldCount, "0 6 * *", help: "write 0 6 * * *"),
        Case("0 6 * MON", .fieldCount, "0 6 * MON", help: "write 0 6 * * MON"),
        Case("0 0 1 1 * 2026 9", .fieldCount, "9"),
        Case("0 6", .fieldCount, "0 6"),
        Case("", .syntax, ""),
        Case("1,,2 * * * *", .syntax, ","),
        Case(",1 * * * *", .syntax, ","),
        Case("* * * * ,", .syntax, ","),
        Case("1- * * * *", .syntax, "1-"),
        Case("-1 * * * *", .syntax, "-1"),
        Case("1/2/3 * * * *", .syntax, "1/2/3"),
        Case("1-2-3 * * * *", .syntax, "1-2-3"),
        Case("/5 * * * *", .syntax, "/5", help: "write */5"),
        Case("*/ * * * *", .syntax, "*/"),
        Case("+5 * * * *", .syntax, "+5", help: "write 5"),
        Case("1_0 * * * *", .syntax, "1_0", help: "write 10"),
        Case("１ * * * *", .syntax, "１", help: "write them with 0 to 9"),
        Case("0 0 * * MON#6", .outOfRange, "6"),
        Case("0 0 * * MON#0", .outOfRange, "0"),
        Case("0 0 * * MONDAY", .unknownName, "MONDAY", help: "did you mean MON?"),
        Case("0 0 1 FEBR *", .unknownName, "FEBR", help: "did you mean FEB?"),
        Case("0 0 * MON *", .unknownName, "MON"),
        Case("0 0 31 2 *", .neverFires, "31 2", help: "for the last day of February write 0 0 L 2 *"),
        Case("0 0 30 2 *", .neverFires, "30 2", help: "for the last day of February write 0 0 L 2 *"),
        Case("0 0 31 4,6,9,11 *", .neverFires, "31 4,6,9,11"),
        Case("0 0 LW * */6", .neverFires, "LW * */6"),
        Case("0 0 L-3 * *", .unsupported, "L-3"),
        Case("0 0 * * L", .unsupported, "L"),
        Case("0 0 * * FRIL", .unsupported, "FRIL", help: "write 5L"),
        Case("0 0 * * L5", .syntax, "L5", help: "write 5L"),
        Case("0 0 1W * *", .unsupported, "1W"),
        Case("0 0 15W * *", .unsupported, "15W"),
        Case(
            "0 6 * * * America/New_York", .zone, "America/New_York", help: "move the zone to timezone: America/New_York"
        ),
        Case("0 6 * * * UTC", .zone, "UTC", help: "move the zone to timezone: UTC"),
        Case("TZ=Asia/Tokyo 0 6 * * *", .zone, "TZ=Asia/Tokyo", help: "move the zone to timezone: Asia/Tokyo"),
        Case("CRON_TZ=UTC 0 6 * * *", .zone, "CRON_TZ=UTC", help: "move the zone to timezone: UTC"),
        Case("@daily Europe/London", .zone, "Europe/London"),
        Case("@fortnightly", .macro, "@fortnightly"),
        Case("@every 1h30m", .unsupported, "@every 1h30m", help: "use the key every: 1h30m"),
        Case("@every 0s", .unsupported, "@every 0s", help: "use the key every: 30m"),
        Case("@every -5m", .unsupported, "@every -5m", help: "use the key every: 30m"),
        Case("@reboot", .unsupported, "@reboot"),
        Case("5/70 * * * *", .stepTooLarge, "70"),
        Case("*/90 * * * *", .stepTooLarge, "90"),
        Case("0 0 */32 * *", .stepTooLarge, "32"),
        Case("0 0 ? * MON", .unsupported, "?", help: "write *"),
        Case("H 6 * * *", .unsupported, "H"),
        Case("0~30 6 * * *", .unsupported, "0~30"),
        Case("*5 * * * *", .syntax, "*5"),
    ]

    @Test("an expression with one mistake has one problem at its place", arguments: refused)
    func refuses(_ example: Case) throws {
        let parse = CronExpression.parse(example.text)
        #expect(parse.expression == nil)
        let problem = try #require(parse.errors.first)
        #expect(parse.errors.count == 1)
        #expect(problem.kind == example.kind)
        let scalars = Array(example.text.unicodeScalars)
        let end = min(problem.offset + problem.length, scalars.count)
        #expect(String(String.UnicodeScalarView(scalars[problem.offset..<end])) == example.marked)
        if let help = example.help { #expect(problem.help == help) }
    }

    @Test("all mistakes are collected in order")
    func collects() {
        let problems = CronExpression.parse("60 24 0 13 8").errors
        #expect(problems.map(\.field) == [.minute, .hour, .dayOfMonth, .month, .dayOfWeek])
        #expect(problems.map(\.offset) == [0, 3, 6, 8, 11])
        #expect(CronExpression.parse("0 0 ? * ?").errors.map(\.offset) == [4, 8])
    }

    @Test(
        "what may surprise is said",
        arguments: [
            ("*/7 * * * *", CronProblem.Kind.unevenStep), ("*/45 * * * *", .unevenStep), ("0 */5 * * *", .unevenStep),
            ("0 0 13 * FRI", .dayMatch), ("0 0 */2 * MON", .dayMatch), ("* 6 * * *", .everyMinute),
            ("0 0 30 2 1", .deadDayOfMonth), ("10-15/9 * * * *", .idleStep), ("* 0 6 * * *", .everyMinute),
        ])
    func advises(_ text: String, _ kind: CronProblem.Kind) {
        #expect(CronExpression.parse(text).advisories.map(\.kind) == [kind])
    }

    @Test(
        "what is sound has no problem",
        arguments: ["*/15 * * * *", "0 6 * * *", "@daily", "5/15 * * * *", "* * * * *", "0 0 L * *", "0 0 * * MON#2"])
    func accepts(_ text: String) {
        let parse = CronExpression.parse(text)
        #expect(parse.errors.isEmpty)
        #expect(parse.advisories.isEmpty)
    }
}
