import JobConfig
import JobModel
import JobTime

/// Puts what a schedule's definition says into words, key by key, always in the same order.
enum ScheduleSettings {
    private static let none = "none"

    static func settings(of schedule: ScheduleDefinition, queue: String) -> [PlannedSetting] {
        [
            PlannedSetting(name: "job", text: schedule.job.value),
            PlannedSetting(name: "queue", text: queue),
            PlannedSetting(name: "enabled", text: schedule.enabled.value ? "true" : "false"),
            PlannedSetting(name: "trigger", text: schedule.trigger.value.text),
        ] + zone(schedule.zone.value) + [
            PlannedSetting(
                name: "dst",
                text: "gap \(schedule.dst.value.gap.rawValue), overlap \(schedule.dst.value.overlap.rawValue)"),
            PlannedSetting(name: "catch_up", text: text(of: schedule.catchUp.value)),
            PlannedSetting(name: "if_running", text: schedule.ifRunning.value.rawValue),
            PlannedSetting(name: "min_gap", text: schedule.minGap.map { DurationText.print($0.value) } ?? none),
            PlannedSetting(name: "spread", text: schedule.spread.map { DurationText.print($0.value) } ?? none),
            PlannedSetting(name: "from", text: schedule.from.map { text(of: $0.value) } ?? none),
            PlannedSetting(name: "until", text: schedule.until.map { text(of: $0.value) } ?? none),
            PlannedSetting(name: "args", text: schedule.arguments.value.text),
        ]
    }

    private static func zone(_ zone: ScheduleZone) -> [PlannedSetting] {
        switch zone {
        case .fixed(let name):
            return [PlannedSetting(name: "timezone", text: name.rawValue)]
        case .eachUser(let members, let unknown):
            let audience =
                switch members {
                case .audience(let name): PlannedSetting(name: "audience", text: name)
                case .sql(let query):
                    PlannedSetting(
                        name: "sql", text: query.split(whereSeparator: \.isWhitespace).joined(separator: " "))
                }
            let rule =
                switch unknown {
                case .zone(let name): name.rawValue
                case .skip: "skip"
                }
            return [
                PlannedSetting(name: "timezone", text: "each user"), audience,
                PlannedSetting(name: "unknown", text: rule),
            ]
        }
    }

    private static func text(of policy: CatchUpPolicy) -> String {
        var text = policy.policy.rawValue
        if let within = policy.within { text += " within \(DurationText.print(within))" }
        if let max = policy.max { text += " max \(max)" }
        return text
    }

    private static func text(of bound: ScheduleBound) -> String {
        switch bound {
        case .date(let date): date.description
        case .instant(let instant): instant.rfc3339()
        }
    }
}
