import JSONTree
import JobConfig
import JobPlugin
import Logging

/// Makes the plugins for a node, with their settings as the environment completes them.
struct PluginActivation: Sendable {
    let workspace: Workspace
    let session: StoreSession
    let context: CommandContext
    let logger: Logger

    /// - Throws: `CommandFailure` naming every setting that a plugin cannot work with.
    func run() throws -> ActivePlugins {
        var settings: [PluginID: JSONValue] = [:]
        for plugin in workspace.configuration.plugins {
            let id = plugin.id.value
            settings[PluginID(id)] = try expand(plugin.value, at: "plugins.\(id)")
        }
        do {
            return try workspace.registry.activate(settings: settings) { id in
                var logger = logger
                logger[metadataKey: "plugin"] = .string(id.rawValue)
                return PluginServices(
                    database: session.store.database, client: session.client, logger: logger, now: context.now,
                    folder: workspace.folder)
            }
        } catch {
            throw CommandFailure(
                .findings, code: "plugin_settings", error.problems.map(\.description).joined(separator: "; "),
                help: "see plugins: in jobs.yaml")
        }
    }

    private func expand(_ value: JSONValue, at path: String) throws -> JSONValue {
        switch value {
        case .string(let text):
            return .string(
                try VariableReplacement.expand(text, named: path, environment: context.environment))
        case .array(let elements):
            return .array(try elements.enumerated().map { try expand($1, at: "\(path)[\($0)]") })
        case .object(let object):
            return .object(
                JSONObject(
                    try object.members.map { JSONObject.Member($0.key, try expand($0.value, at: "\(path).\($0.key)")) }))
        default: return value
        }
    }
}
