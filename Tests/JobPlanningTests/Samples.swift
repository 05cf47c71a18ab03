import JobConfig
import JobDiagnostics
import JobModel
import JobPlanning
import JobScheduling
import JobTime
import SourceMarks
import Testing
import ZoneDatabase

/// The compiled zones that are kept with the tests.
let zones = ZoneDatabase(
    path: #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(separator: "/")
        + "/Fixtures/zoneinfo")

/// An instant written as RFC 3339.
func at(_ text: String) throws -> Timestamp {
    try #require(Timestamp(rfc3339: text))
}

/// From one instant until before another.
func window(_ from: String, _ to: String) throws -> Range<Timestamp> {
    try at(from)..<at(to)
}

/// A value from nowhere in particular.
func marked<Value>(_ value: Value) -> Marked<Value> {
    Marked(value, at: Location(file: "schedules.yaml", span: .fileStart))
}

/// `cron:`
func cron(_ text: String) throws -> TriggerDefinition {
    TriggerDefinition(trigger: .cron(try #require(CronExpression.parse(text).expression)), text: text)
}

/// `every:`
func every(_ seconds: Int) -> TriggerDefinition {
    let interval = Duration.seconds(seconds)
    return TriggerDefinition(
        trigger: .every(interval: interval, anchor: Trigger.defaultAnchor),
        text: "every \(DurationText.print(interval))")
}

/// `at:` with one time.
func daily(_ time: String, days: DayFilter = .everyDay, text: String = "") throws -> TriggerDefinition {
    let parsed = try #require(CivilTime(time))
    let rule = try #require(AtRule(times: [parsed], days: days))
    return TriggerDefinition(trigger: .daily(rule), text: "at \(time)\(text)")
}

/// One entry of `schedules:`.
func schedule(
    _ id: String, job: String? = nil, _ trigger: TriggerDefinition, zone: ScheduleZone = .fixed(.utc),
    dst: DSTPolicy = DSTPolicy(), spread: Duration? = nil, enabled: Bool = true
) -> ScheduleDefinition {
    ScheduleDefinition(
        id: marked(id), job: marked(job ?? id), trigger: marked(trigger), zone: marked(zone),
        arguments: marked(.object([])), dst: marked(dst), catchUp: marked(CatchUpPolicy(policy: .latest)),
        spread: spread.map(marked), ifRunning: marked(.allow), minGap: nil, enabled: marked(enabled), from: nil,
        until: nil, renamedFrom: nil, description: nil)
}

/// Each user's zone, the unknown ones served in UTC or passed over.
func eachUser(unknown: ScheduleZone.UnknownZone = .zone(.utc)) -> ScheduleZone {
    .eachUser(.audience("readers"), unknown: unknown)
}

/// One entry of `queues:`.
func queue(_ name: String, _ concurrency: Int, rateLimit: RateLimit? = nil, paused: Bool = false) -> QueueDefinition {
    QueueDefinition(
        name: marked(name), concurrency: marked(concurrency), weight: marked(1), globalConcurrency: nil,
        rateLimit: rateLimit.map(marked), claim: marked(.row), paused: marked(paused),
        retention: RetentionSettings())
}

/// One entry of `jobs:`.
func job(_ kind: String, queue: String, timeout: Duration = .seconds(60)) -> JobDefinition {
    JobDefinition(
        kind: marked(kind), description: nil, queue: marked(queue), retry: marked("standard"),
        timeout: marked(timeout), priority: marked(1), arguments: nil, unique: nil, delay: nil, tags: [],
        concurrency: nil, rateLimit: nil, retention: RetentionSettings(), handler: nil)
}

/// Both files.
func configuration(
    queues: [QueueDefinition] = [queue("default", 20)], jobs: [JobDefinition] = [],
    schedules: [ScheduleDefinition]
) -> Configuration {
    Configuration(
        environment: nil, folder: ".",
        store: StoreSettings(
            url: marked("sqlite:x.db"), schema: marked("public"), pooler: marked(.none), indexes: marked(.river)),
        runtime: RuntimeSettings(
            concurrency: marked(20), shutdownTimeout: marked(.seconds(25)), nodeLostAfter: marked(.seconds(30)),
            tzdata: nil),
        retention: RetentionSettings(),
        defaults: JobDefaults(
            queue: marked("default"), retry: marked("standard"), timeout: marked(.seconds(60)), priority: marked(1)),
        queues: queues, retryPolicies: [], jobs: jobs, plugins: [], environments: [], timezone: marked("UTC"),
        schedules: schedules, digest: "7f3c9a1b2c3d4e5f")
}

/// The schedules of the repository's `schedules.yaml`.
func repositoryConfiguration() throws -> Configuration {
    let spread = Duration.seconds(600)
    return configuration(
        queues: [
            queue("critical", 10), queue("default", 20), queue("low", 2),
            queue("mailers", 5, rateLimit: RateLimit(max: 600, per: .seconds(60))),
        ],
        jobs: [
            job("close_expired_polls", queue: "critical", timeout: .seconds(120)),
            job("send_vote_reminders", queue: "default"), job("send_daily_catch_up", queue: "mailers"),
            job("review_outcomes", queue: "default"), job("send_weekly_catch_up", queue: "mailers"),
            job("update_group_statistics", queue: "low"), job("update_blocked_domains", queue: "low"),
        ],
        schedules: [
            schedule("close_expired_polls", try cron("@hourly")),
            schedule("vote_reminders", job: "send_vote_reminders", try cron("@hourly")),
            schedule(
                "daily_catch_up", job: "send_daily_catch_up", try daily("06:00"), zone: eachUser(unknown: .skip),
                spread: spread),
            schedule("outcome_review", job: "review_outcomes", try daily("06:00"), zone: eachUser(), spread: spread),
            schedule(
                "weekly_catch_up", job: "send_weekly_catch_up",
                try daily("06:00", days: .weekdays([.monday]), text: " days mon"), zone: eachUser(unknown: .skip),
                spread: spread),
            schedule(
                "group_statistics", job: "update_group_statistics",
                try daily("02:00", days: .weekdays([.monday]), text: " days mon")),
            schedule(
                "blocked_domains", job: "update_blocked_domains",
                try daily("00:00", days: .monthDays([.day(1)]), text: " month_days 1"), enabled: false),
        ])
}

/// Some users, two of them with a zone that does not exist.
let users = Population(
    everyone: Population.Members(
        source: "users.csv",
        counts: .everyDate([
            "America/New_York": 3_000, "US/Eastern": 102, "Europe/London": 1_240, "Asia/Tokyo": 80, "": 7,
            "Amercia/New_York": 12,
        ])))
