import JSONTree
import JobModel

/// How to make one plugin, its type forgotten.
struct PluginFactory: Sendable {
    let description: PluginDescription
    /// Whether the settings decode at all; nil if they do.
    let settingsProblem: @Sendable (JSONValue) -> ArgumentMismatch?
    private let make: @Sendable (JSONValue, PluginServices) throws(RegistryError) -> ActivePlugins

    init<Plugin: JobPlugin>(_ plugin: Plugin.Type) {
        let items = Plugin.items
        let description = PluginDescription(plugin, items: items)
        self.description = description
        settingsProblem = { settings in
            do {
                _ = try ArgumentCoding.decode(Plugin.Settings.self, from: settings.text)
                return nil
            } catch {
                let error = ArgumentDecodingError(error, shape: description.settings)
                let path = PluginRegistry.path(to: Plugin.id) + error.path.dropFirst("args".count)
                return ArgumentMismatch(path: path, message: error.message)
            }
        }
        make = { settings, services throws(RegistryError) in
            let plugin: Plugin
            do {
                plugin = try Plugin(
                    settings: ArgumentCoding.decode(Plugin.Settings.self, from: settings.text), services: services)
            } catch {
                throw RegistryError([PluginFactory.problem(error, of: Plugin.id)])
            }
            return try PluginFactory.parts(of: plugin, items)
        }
    }

    /// Makes the plugin and all its parts, each of them once.
    /// - Throws: `RegistryError` with the problems of all parts.
    func activate(settings: JSONValue, services: PluginServices) throws(RegistryError) -> ActivePlugins {
        try make(settings, services)
    }

    private static func parts<Plugin: JobPlugin>(
        of plugin: Plugin, _ items: [PluginItem<Plugin>]
    ) throws(RegistryError) -> ActivePlugins {
        var active = ActivePlugins()
        var middleware: [any JobMiddleware] = []
        var problems: [RegistryProblem] = []
        for item in items {
            do {
                switch item.content {
                case .handler(let description, let make): active.handlers[description.kind] = try make(plugin)
                case .audience(let description, let make): active.audiences[description.name] = try make(plugin)
                case .middleware(let make): middleware.append(try make(plugin))
                }
            } catch {
                problems.append(problem(error, of: Plugin.id))
            }
        }
        guard problems.isEmpty else { throw RegistryError(problems) }
        active.handlers = active.handlers.mapValues { $0.wrapped(in: middleware) }
        return active
    }

    private static func problem(_ error: any Error, of id: PluginID) -> RegistryProblem {
        guard let error = error as? PluginSettingsError else {
            return RegistryProblem(.start, id, "cannot be made: \(error)")
        }
        let path = ArgumentShape.path(PluginRegistry.path(to: id), error.key)
        return RegistryProblem(.settings, id, error.message, path: path)
    }
}
