import JobConfig
import JobTime
import Testing

@testable import JobPlanning

@Suite("Plans at eighty columns")
struct TerminalTextTests {
    @Test("parts fill lines, and one longer than a line is broken where it can be read on")
    func flow() {
        #expect(TerminalText.flow(["a", "b"], indentation: 2) == ["  a  b"])
        let times = (0..<24).map { "\($0):00" }.joined(separator: ",")
        let lines = TerminalText.flow(["id", "at \(times), UTC", "24 jobs in default"], indentation: 2)
        #expect(lines.allSatisfy { TerminalText.width(of: $0) <= 80 && !$0.hasSuffix(" ") })
        #expect(lines.map { $0.drop { $0 == " " } }.joined().contains(times.replacing(":00", with: ":00")))
        let id = String(repeating: "abc_", count: 40)
        let broken = TerminalText.flow([id], indentation: 2)
        #expect(broken.allSatisfy { $0.count <= 80 && $0.hasSuffix("_") })
        #expect(broken.map { $0.drop { $0 == " " } }.joined() == id)
        let wide = String(repeating: "東", count: 90)
        #expect(TerminalText.flow([wide], indentation: 2).allSatisfy { TerminalText.width(of: $0) <= 80 })
    }

    @Test("texts are cut at their end or inside, by columns")
    func cut() {
        #expect(TerminalText.cut("abcdef", to: 6) == "abcdef")
        #expect(TerminalText.cut("abcdef", to: 4) == "abc…")
        #expect(TerminalText.cut("東京都", to: 4) == "東…")
        #expect(TerminalText.cutInside("America/Argentina/Catamarca", to: 11) == "Ameri…marca")
        #expect(TerminalText.quoted("a\u{1B}[31m\n") == "\"a␛[31m␊\"")
        #expect(TerminalText.width(of: TerminalText.quoted(String(repeating: "x", count: 1_000))) == 62)
    }

    @Test("a row that does not fit loses no number")
    func tables() {
        let name = "a-queue-with-a-name-of-sixty-four-letters-which-is-the-most-....."
        var hanging = TextTable([.left, .right, .right], overflow: .hang)
        hanging.add(["queue", "jobs", "fires"])
        hanging.add([name, "1,000,000", "2,000"])
        hanging.add(["low", "1", "2"])
        #expect(
            hanging.lines(indentation: 2) == [
                "  queue       jobs  fires", "  " + name, "         1,000,000  2,000", "  low            1      2",
            ])
        var cut = TextTable([.left, .right], overflow: .cut(column: 0))
        cut.add([String(repeating: "x", count: 90), "1,234,567"])
        let line = cut.lines(indentation: 2)[0]
        #expect(line.count == 80 && line.hasSuffix("xxx  1,234,567") && line.contains("…"))
    }

    @Test("no line of a plan is longer, whatever ids, zones, times and users it has", arguments: PlanGrouping.allCases)
    func columns(grouping: PlanGrouping) throws {
        let id = "a.schedule.with." + String(repeating: "long-", count: 16) + "id"
        let times = (0..<24).compactMap { CivilTime(hour: $0, minute: 30) }
        let rule = try #require(AtRule(times: times, days: .everyDay))
        let many = TriggerDefinition(
            trigger: .daily(rule), text: "at " + times.map(\.shortDescription).joined(separator: ","))
        let queueName = String(repeating: "queue-", count: 10) + "last"
        let config = configuration(
            queues: [queue(queueName, 1_000), queue("default", 1)],
            jobs: [job("long", queue: queueName, timeout: .seconds(5_400))],
            schedules: [
                schedule(id, job: "long", many, zone: .fixed("America/New_York")),
                schedule("users", job: "long", try daily("06:00"), zone: eachUser(unknown: .skip)),
                schedule(
                    "served", job: "long", try daily("02:30"), zone: eachUser(unknown: .zone("America/Scoresbysund"))),
            ])
        let population = Population(
            everyone: .init(
                source: String(repeating: "folder/", count: 20) + "users.csv",
                counts: .everyDate([
                    "America/Scoresbysund": 1_234_567, "Asia/Kathmandu": 2, "Antarctica/Troll": 1,
                    ZoneName(String(repeating: "<Nowhere>", count: 300)): 5, ZoneName("\u{1B}[2J\n東京\t"): 6, "": 1,
                ])))
        let plan = Planner(config, zones: zones).plan(
            PlanRequest(window: try window("2026-03-01T00:00:00Z", "2026-04-01T00:00:00Z"), population: population))
        for expand in [false, true] {
            let text = PlanTextRenderer(plan, expand: expand, by: grouping).text
            for line in text.split(separator: "\n") {
                #expect(TerminalText.width(of: line) <= 80, "\(line)")
                #expect(!line.hasSuffix(" "), "\(line)")
            }
            #expect(!text.contains("\u{1B}"))
            #expect(text.contains(queueName))
        }
    }
}
