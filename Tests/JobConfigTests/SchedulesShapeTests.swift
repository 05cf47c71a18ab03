import JSONTree
import JobConfig
import JobDiagnostics
import SourceMarks
import Testing

@Suite("Findings in schedules.yaml")
struct SchedulesShapeTests {
    private func found(_ schedule: String) -> [String] {
        let text = "version: 1\nschedules:\n  a: { job: ab, \(schedule) }\n"
        return reading("version: 1\n", schedules: text).diagnostics.map(\.line)
    }

    @Test(
        "name the code, the place and the cause",
        arguments: [
            ("at: \"6:00\"", "error RJ211 3:21 \"6:00\" is not a time of day"),
            ("at: 6:30", "error RJ051 3:21 6:30 is read as 390 (base 60) by YAML 1.1 tools"),
            ("every: 1h, at: \"06:00\"", "error RJ105 3:28 'at' cannot stand beside 'every' in 'a'"),
            ("enabled: true", "error RJ102 3:3 'a' has neither 'cron', 'every' nor 'at'"),
            ("every: 500ms", "error RJ103 3:24 'every' is 500ms; it must be at least 1s"),
            ("at: \"06:00\", days: [mo]", "error RJ213 3:37 \"mo\" is not a day of the week"),
            ("at: \"06:00\", month_days: [32]", "error RJ214 3:43 32 is not a day of the month"),
            ("every: 1h, days: [mon]", "error RJ111 3:28 'days' belongs to 'at' and means nothing beside 'every'"),
            (
                "every: 1h, until: 2027-02-30",
                "error RJ212 3:35 \"2027-02-30\" is neither a date nor a time with its offset"
            ),
            (
                "every: 1h, from: 2027-01-02, until: 2027-01-01",
                "error RJ123 3:53 'until' is not after 'from', so the schedule never fires"
            ),
            ("every: 1h, args: { a: \"x{{slot.dat}}\" }", "error RJ118 3:43 there is no placeholder 'slot.dat'"),
            ("every: 1h, args: { a: \"{{slot.date\" }", "error RJ117 3:40 '{{' has no '}}'"),
            ("every: 1h, catch_up: { policy: all }", "error RJ102 3:28 'catch_up' has no 'max'"),
            (
                "every: 1h, timezone: { each: user }",
                "error RJ102 3:28 'timezone' has neither 'audience' nor 'sql'"
            ),
        ])
    func one(_ schedule: String, _ expected: String) {
        #expect(found(schedule) == [expected])
    }

    @Test("mark the field of a cron expression that never fires")
    func never() {
        let diagnostics = found("cron: \"0 0 30 2 *\"")
        #expect(diagnostics.count == 1)
        #expect(diagnostics.first?.hasPrefix("error RJ204 3:") == true)
    }

    @Test("keep the type of what is a placeholder as a whole")
    func placeholder() throws {
        let text = "version: 1\nschedules: { a: { job: ab, every: 1h, args: { n: 5, id: \"{{user.id}}\" } } }\n"
        let schedule = try #require(reading("version: 1\n", schedules: text).base?.schedule("a"))
        #expect(
            schedule.arguments.value
                == .object([
                    .init(key: "n", value: .literal(5)), .init(key: "id", value: .placeholder(.userID)),
                ]))
        #expect(schedule.placeholders.map(\.location.span.start.column) == [60])
    }
}
