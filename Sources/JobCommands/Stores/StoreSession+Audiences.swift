import JobPlugin
import JobRuntime
import JobStore
import Logging

extension StoreSession {
    /// The audiences of per-user schedules, with the plugins made.
    /// - Throws: What a plugin's settings or its making throw.
    func audiences(of workspace: Workspace, context: CommandContext) throws -> AudienceLookup {
        let active = try PluginActivation(
            workspace: workspace, session: self, context: context,
            logger: Logger(label: "audiences") { _ in SwiftLogNoOpLogHandler() }
        ).run()
        return AudienceLookup(audiences: active.audiences, database: store.database)
    }
}
