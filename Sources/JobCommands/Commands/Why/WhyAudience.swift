import JobConfig
import JobPlanning
import JobPlugin
import JobRuntime
import JobScheduling
import JobStore
import JobTime

/// Asks a schedule's audience who is in it; trouble with it is a part of the answer.
struct WhyAudience: Sendable {
    let schedule: ScheduleDefinition
    let unknown: UnknownZoneRule
    let workspace: Workspace
    let store: any JobStore
    let context: CommandContext

    /// The zones in use on a date, as the users have them written.
    func spellings(on date: CivilDate) async -> (Set<ZoneName>?, trouble: String?) {
        do {
            return (Set(try await audience().zones(on: date)), nil)
        } catch {
            return (nil, WhyAudience.text(of: error))
        }
    }

    /// Whether a user is in it, and in which zone.
    func membership(of user: String, on date: CivilDate) async -> SubjectFacts.Membership {
        do {
            guard let found = try await SubjectSearch(audience()).find(user, on: date) else { return .absent }
            let groups = ZoneGroups([found.zone], unknown: unknown, zones: workspace.zones)
            return groups.served.first.map { .member($0) } ?? .passedOver(found.zone)
        } catch {
            return .unreadable(WhyAudience.text(of: error))
        }
    }

    private func audience() throws -> any Audience {
        let session = StoreSession(
            store: store, configuration: workspace.runtimeConfiguration(environment: context.environment),
            workspace: workspace, context: context)
        return try session.audiences(of: workspace, context: context).audience(of: schedule)
    }

    private static func text(of error: any Error) -> String {
        (error as? CommandFailure)?.message ?? String(describing: error)
    }
}
