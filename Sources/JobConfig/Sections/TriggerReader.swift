import JobDiagnostics
import JobTime
import YAMLTree

/// Reads `cron:`, `every:` or `at:` of a schedule.
enum TriggerReader {
    static func read(_ map: MappingReader, from: Marked<ScheduleBound>?, isMap: Bool) -> Marked<TriggerDefinition> {
        let key = map.only(oneOf: ["cron", "every", "at"])
        let trigger: TriggerDefinition?
        switch key {
        case "cron": trigger = map["cron"].flatMap(cron)
        case "every": trigger = every(map, from)
        case "at": trigger = AtReader.read(map)
        default:
            // What is no map has been reported, and its parts are not missing.
            if isMap {
                map.reportMissing(
                    oneOf: ["cron", "every", "at"], help: "write cron: \"0 6 * * *\", every: 1h, or at: \"06:00\"")
            }
            trigger = nil
        }
        if let key, key != "at" {
            map.refuse(
                ["days", "month_days"], because: { "'\($0)' belongs to 'at' and means nothing beside '\(key)'" },
                help: key == "cron" ? "write the days in the expression" : "write at: \"06:00\" with it")
        }
        let place = key.flatMap { map[$0] }
        // Stands in for what cannot be read; nobody fires it, for the configuration has an error.
        let standIn = TriggerDefinition(
            trigger: .every(interval: .seconds(86_400), anchor: Trigger.defaultAnchor), text: "")
        guard let place else {
            return Marked(standIn, at: map.reader.headLocation, isDefault: true, isUnreadable: true)
        }
        var marked = place.marked(trigger ?? standIn)
        marked.isUnreadable = trigger == nil
        return marked
    }

    private static func cron(_ node: NodeReader) -> TriggerDefinition? {
        guard let scalar = node.scalar(expecting: "a cron expression such as \"0 6 * * *\"") else { return nil }
        let parse = CronExpression.parse(scalar.text)
        for problem in parse.errors {
            report(problem, .error, node)
        }
        for advisory in parse.advisories {
            report(advisory, .warning, node)
        }
        return parse.expression.map { TriggerDefinition(trigger: .cron($0), text: scalar.text) }
    }

    private static func report(_ problem: CronProblem, _ severity: Severity, _ node: NodeReader) {
        node.report(
            problem.kind.code, severity, problem.message, part: problem.offset..<(problem.offset + problem.length),
            help: problem.help)
    }

    /// Counted from `from` if it is an instant; a date gets its zone when the schedule runs, and UTC until then.
    private static func every(_ map: MappingReader, _ from: Marked<ScheduleBound>?) -> TriggerDefinition? {
        guard let interval = map.optionalDuration("every"), !interval.isUnreadable else { return nil }
        let anchor = from?.value.instant(in: .utc) ?? Trigger.defaultAnchor
        return TriggerDefinition(
            trigger: .every(interval: interval.value, anchor: anchor),
            text: "every \(DurationText.print(interval.value))")
    }
}
