import JSONTree
import JobConfig
import JobDiagnostics
import JobModel
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

/// A cron trigger.
func cron(_ text: String) throws -> Trigger {
    .cron(try #require(CronExpression.parse(text).expression))
}

/// An `at` trigger.
func daily(_ times: String..., days: DayFilter = .everyDay) throws -> Trigger {
    let times = try times.map { try #require(CivilTime($0)) }
    return .daily(try #require(AtRule(times: times, days: days)))
}

/// A value from nowhere in particular.
func marked<Value>(_ value: Value) -> Marked<Value> {
    Marked(value, at: Location(file: "schedules.yaml", span: .fileStart))
}

/// A schedule with the file's defaults.
func definition(
    _ id: String = "sample", trigger: Trigger, zone: ScheduleZone = .fixed(.utc),
    arguments: ArgumentTemplate = .object([]), dst: DSTPolicy = DSTPolicy(),
    catchUp: CatchUpPolicy = CatchUpPolicy(policy: .latest), spread: Duration? = nil, from: ScheduleBound? = nil,
    until: ScheduleBound? = nil, ifRunning: IfRunning = .allow
) -> ScheduleDefinition {
    ScheduleDefinition(
        id: marked(id), job: marked("kind"), trigger: marked(TriggerDefinition(trigger: trigger, text: "as written")),
        zone: marked(zone), arguments: marked(arguments), dst: marked(dst), catchUp: marked(catchUp),
        spread: spread.map(marked), ifRunning: marked(ifRunning), minGap: nil, enabled: marked(true),
        from: from.map(marked), until: until.map(marked), renamedFrom: nil, description: nil)
}

/// A per-user zone.
func eachUser(unknown: ScheduleZone.UnknownZone = .zone(.utc)) -> ScheduleZone {
    .eachUser(.audience("readers"), unknown: unknown)
}
