package import JobConfig
package import JobPlugin
package import JobSQL

/// Finds the audience that a per-user schedule names.
package struct AudienceLookup: Sendable {
    private let audiences: [String: any Audience]
    private let database: any SQLDatabase

    package init(audiences: [String: any Audience], database: any SQLDatabase) {
        self.audiences = audiences
        self.database = database
    }

    /// - Throws: `ScheduleTrouble` if no plugin of this process serves it.
    package func audience(of members: ScheduleZone.Members) throws -> any Audience {
        switch members {
        case .audience(let name):
            guard let audience = audiences[name] else {
                throw ScheduleTrouble("no plugin of this node serves the audience \"\(name)\"")
            }
            return audience
        case .sql(let query): return SQLAudience(query: query, database: database)
        }
    }

    /// The same for a schedule as read.
    package func audience(of schedule: ScheduleDefinition) throws -> any Audience {
        guard case .eachUser(let members, _) = schedule.zone.value else {
            throw ScheduleTrouble("\(schedule.id.value) serves no users")
        }
        return try audience(of: members)
    }
}
