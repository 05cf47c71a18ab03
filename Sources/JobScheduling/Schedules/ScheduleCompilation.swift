package import JobConfig

/// All schedules of a configuration, compiled; those that cannot be are left out and named.
package struct ScheduleCompilation: Sendable {
    /// In file order.
    package private(set) var schedules: [CompiledSchedule] = []
    package private(set) var problems: [UnknownScheduleZone] = []

    package init(_ definitions: [ScheduleDefinition], zones: some ZoneSource) {
        for definition in definitions {
            do {
                schedules.append(try CompiledSchedule(definition, zones: zones))
            } catch {
                problems.append(error)
            }
        }
    }
}
