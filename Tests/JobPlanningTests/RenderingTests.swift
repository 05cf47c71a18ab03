import JSONTree
import JobPlanning
import JobScheduling
import JobTime
import Testing

@Suite("Plans as text")
struct RenderingTests {
    private func plan() throws -> Plan {
        Planner(try repositoryConfiguration(), zones: zones).plan(
            PlanRequest(window: try window("2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z"), population: users))
    }

    @Test("a day of the repository's schedules")
    func text() throws {
        let text = PlanTextRenderer(try plan()).text
        let expected = """
            Plan from 2026-11-24T00:00:00Z to 2026-11-25T00:00:00Z
            1d, times shown in UTC
            config 7f3c9a1b2c3d, tzdata 2025b
            users from users.csv

            Runs
              close_expired_polls  @hourly, UTC  24 jobs in critical
                2026-11-24 00:00 UTC to 2026-11-24 23:00 UTC  ×24 every 1h
              vote_reminders  @hourly, UTC  24 jobs in default
                2026-11-24 00:00 UTC to 2026-11-24 23:00 UTC  ×24 every 1h
              daily_catch_up  at 06:00, each user  4,422 jobs in mailers
                11-24 06:00Z  2026-11-24 06:00 GMT  Europe/London     1,240
                11-24 11:00Z  2026-11-24 06:00 EST  America/New_York  3,102
                11-24 21:00Z  2026-11-25 06:00 JST  Asia/Tokyo           80
              outcome_review  at 06:00, each user  4,441 jobs in default
                11-24 06:00Z  2026-11-24 06:00 GMT  Europe/London       1,240
                11-24 06:00Z  2026-11-24 06:00 UTC  UTC (zone unknown)     19
                11-24 11:00Z  2026-11-24 06:00 EST  America/New_York    3,102
                11-24 21:00Z  2026-11-25 06:00 JST  Asia/Tokyo             80
              weekly_catch_up  at 06:00 days mon, each user  nothing in this window
              group_statistics  at 02:00 days mon, UTC  nothing in this window
              blocked_domains  at 00:00 month_days 1, UTC  disabled

            Capacity
              queue     at once  a job lasts    peak  at            empty again
              critical       10  2m (timeout)      1  11-24 00:00Z  11-24 00:02Z
              default        20  1m (timeout)  2,903  11-24 11:10Z  11-24 13:35Z
              mailers         5  1m (timeout)  3,052  11-24 11:10Z  11-24 21:36Z

            Unknown time zones
              daily_catch_up: "" 7 users, passed over
              daily_catch_up: "Amercia/New_York" 12 users, passed over
              outcome_review: "" 7 users, served in UTC
              outcome_review: "Amercia/New_York" 12 users, served in UTC
              weekly_catch_up: "" 7 users, passed over
              weekly_catch_up: "Amercia/New_York" 12 users, passed over

            plan: schedules 6, fires 55, jobs 8911, warnings 0

            """
        #expect(text == expected)
    }

    @Test("the JSON document has the keys that tools rely on")
    func json() throws {
        let json = try plan().json
        #expect(
            json.object?.keys == [
                "format", "from", "to", "timezone", "tzdata", "config", "population", "fires", "totals", "load",
                "unknown_zones", "against", "changes", "downtime", "dst", "notes", "warnings", "truncated",
            ])
        let fire = try #require(json["fires"]?.array?.first { $0["timezone"] == "America/New_York" })
        #expect(
            fire.text == #"{"schedule":"daily_catch_up","job":"send_daily_catch_up","queue":"mailers","#
                + #""time":"2026-11-24T06:00:00-05:00","utc":"2026-11-24T11:00:00Z","timezone":"America/New_York","#
                + #""local_time":"2026-11-24T06:00:00-05:00","date":"2026-11-24","count":3102,"spread_s":600,"#
                + #""reason":"regular","notes":[]}"#)
        #expect(
            json["totals"]?.text == #"{"fires":55,"jobs":8911,"#
                + #""by_queue":{"critical":24,"default":4465,"mailers":4422,"low":0},"#
                + #""by_schedule":{"close_expired_polls":24,"vote_reminders":24,"daily_catch_up":4422,"#
                + #""outcome_review":4441,"weekly_catch_up":0,"group_statistics":0},"#
                + #""by_zone":{"America/New_York":6204,"Asia/Tokyo":160,"Europe/London":2480,"UTC":67}}"#)
        #expect(
            json["load"]?[2]?.text == #"{"queue":"mailers","capacity":5,"peak":3052,"#
                + #""peak_at":"2026-11-24T11:10:00Z","drained_at":"2026-11-24T21:36:24Z","duration_s":60,"#
                + #""duration_source":"timeout"}"#)
        #expect(json["population"]?["daily_catch_up"] == ["source": "users.csv", "users": 4_441])
        #expect(try JSONValue(parsing: json.prettyText) == json)
    }

    @Test("the same plan gives the same text")
    func deterministic() throws {
        #expect(try plan() == plan())
        #expect(try plan().json.text == plan().json.text)
    }

    @Test("unknown numbers stay unknown in every form")
    func unknown() throws {
        let plan = Planner(try repositoryConfiguration(), zones: zones).plan(
            PlanRequest(
                window: try window("2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z"), schedules: ["daily_catch_up"]))
        let text = PlanTextRenderer(plan).text
        #expect(text.contains("jobs unknown in mailers"))
        #expect(text.contains("jobs unknown, warnings 0"))
        #expect(text.contains("Notes\n  the number of users is unknown (daily_catch_up)\n"))
        #expect(plan.json["totals"]?["jobs"] == .null)
        #expect(plan.json["load"]?[0]?["peak"] == .null)
    }

    @Test("no line is longer than a terminal, and expanding shows every fire")
    func shape() throws {
        let plan = try plan()
        for line in PlanTextRenderer(plan).text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
        let expanded = PlanTextRenderer(plan, expand: true).text
        #expect(expanded.split(separator: "\n").count { $0.hasPrefix("    ") } == plan.fires.count)
    }

    @Test("Markdown has a row for each schedule and queue")
    func markdown() throws {
        let text = PlanMarkdownRenderer(try plan()).text
        #expect(text.hasPrefix(PlanMarkdownRenderer.marker))
        #expect(text.contains("| daily_catch_up | at 06:00, each user | mailers | 3 | 4,422 |"))
        #expect(text.contains("| blocked_domains | at 00:00 month\\_days 1, UTC | low | 0 | disabled |"))
        #expect(text.contains("`plan: schedules 6, "))
    }
}
