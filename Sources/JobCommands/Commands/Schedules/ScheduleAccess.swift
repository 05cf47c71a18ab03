import JobConfig
import JobPlugin
import JobRuntime
import JobScheduling
import JobStore

/// One schedule of the files, with the store open.
struct ScheduleAccess: Sendable {
    let schedule: CompiledSchedule
    let workspace: Workspace
    let session: StoreSession

    /// - Parameter creating: whether a store that is not there is made.
    /// - Throws: `CommandFailure` if there is no such schedule.
    static func open(
        _ id: String, global: GlobalOptions, context: CommandContext, creating: Bool = true
    ) async throws -> ScheduleAccess {
        let workspace = try WorkspaceLoader(global: global, context: context).load()
        guard let definition = workspace.configuration.schedule(id) else {
            throw UnknownSchedule.failure(id, in: workspace.configuration)
        }
        let schedule = try CompiledSchedule(definition, zones: workspace.zones)
        let session = try await StoreSession.open(workspace, global: global, context: context, creating: creating)
        // A node does this, too; until one has, what the ledger knows stands under the old id.
        if let old = schedule.renamedFrom { try await session.store.rename(schedule: old, to: id) }
        return ScheduleAccess(schedule: schedule, workspace: workspace, session: session)
    }

    /// The audience of a per-user schedule, with the plugins made.
    func audience(context: CommandContext) async throws -> any Audience {
        guard let definition = workspace.configuration.schedule(schedule.id) else {
            throw UnknownSchedule.failure(schedule.id, in: workspace.configuration)
        }
        return try session.audiences(of: workspace, context: context).audience(of: definition)
    }
}
