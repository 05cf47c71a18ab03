package import JobConfig
package import JobPlugin
package import JobTime
package import ZoneDatabase

/// What a rule may look at: one environment's configuration and what is known beside the files.
package struct RuleContext: Sendable {
    /// The configuration to check.
    package let configuration: Configuration
    /// The configuration without an overlay, if it is not the one to check.
    package let base: Configuration?
    /// The linked plugins.
    package let registry: PluginRegistry
    /// The time zones; nil if there are none.
    package let zones: ZoneDatabase?
    /// The instant that counts as now.
    package let now: Timestamp
    /// Whether a path, relative to the files' folder, exists; nil if nobody can say.
    package let fileExists: (@Sendable (String) -> Bool)?
    /// The schedules that fire, as far as their job and trigger could be read.
    let activeSchedules: [ScheduleDefinition]

    package init(
        configuration: Configuration, base: Configuration?, registry: PluginRegistry, zones: ZoneDatabase?,
        now: Timestamp, fileExists: (@Sendable (String) -> Bool)?
    ) {
        self.configuration = configuration
        self.base = base
        self.registry = registry
        self.zones = zones
        self.now = now
        self.fileExists = fileExists
        activeSchedules = configuration.schedules.filter { $0.enabled.value && !$0.trigger.isUnreadable }
    }

    /// The rules of a schedule's own zone; nil if it runs in each user's own, or its zone is not known.
    func rules(of schedule: ScheduleDefinition) -> ZoneRules? {
        guard !schedule.zone.isUnreadable, case .fixed(let name) = schedule.zone.value else { return nil }
        return try? zones?.rules(for: name, isSuggesting: false)
    }

    /// The rules by which `from` and `until` of a schedule are read: its zone's, else UTC's.
    func calendar(of schedule: ScheduleDefinition) -> ZoneRules {
        rules(of: schedule) ?? .utc
    }

    /// The slots of a schedule by the clocks of a zone, each where the default policy puts it.
    func recurrence(of schedule: ScheduleDefinition, in rules: ZoneRules) -> Recurrence {
        let calendar = calendar(of: schedule)
        let from = schedule.from?.value.instant(in: calendar)
        var trigger = schedule.trigger.value.trigger
        if case .every(let interval, _) = trigger, let from { trigger = .every(interval: interval, anchor: from) }
        return Recurrence(
            trigger: trigger, rules: rules, from: from, until: schedule.until?.value.instant(in: calendar))
    }
}

extension ScheduleDefinition {
    /// Whether it fires for each member of an audience.
    var isPerUser: Bool {
        if case .eachUser = zone.value { true } else { false }
    }
}
