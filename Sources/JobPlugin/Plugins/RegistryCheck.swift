import JobModel

/// Collects what plugins offer and everything in which they contradict each other or the rules.
struct RegistryCheck {
    private(set) var problems: [RegistryProblem] = []
    private(set) var handlers: [JobKind: HandlerDescription] = [:]
    private(set) var owners: [JobKind: PluginID] = [:]
    private(set) var audiences: [String: AudienceDescription] = [:]
    private var audienceOwners: [String: PluginID] = [:]
    private var plugins: Set<PluginID> = []

    /// Names of our own tables, metadata keys and settings.
    private static let reservedPlugins: Set<PluginID> = ["runner", "river"]
    private static let reservedKindPrefixes = ["runner:", "river:"]

    mutating func add(_ plugin: PluginDescription) {
        addName(of: plugin)
        for handler in plugin.handlers {
            add(handler, of: plugin.id)
        }
        for audience in plugin.audiences {
            add(audience, of: plugin.id)
        }
        var names: Set<String> = []
        for migration in plugin.migrations where !names.insert(migration.name).inserted {
            report(.duplicateMigration, plugin.id, "has two migrations named '\(migration.name)'")
        }
        if let settings = plugin.settings, !settings.isObject {
            report(.settings, plugin.id, "its settings must be an object, not \(settings)")
        }
    }

    private mutating func addName(of plugin: PluginDescription) {
        if !NameRule.identifier.accepts(plugin.id.rawValue) {
            report(.name, plugin.id, "the id is no plugin's name: \(NameRule.identifier.expectation)")
        }
        if Self.reservedPlugins.contains(plugin.id) {
            report(.name, plugin.id, "the id is reserved")
        }
        if !plugins.insert(plugin.id).inserted {
            report(.duplicatePlugin, plugin.id, "is linked twice, or two plugins have this id")
        }
    }

    private mutating func add(_ handler: HandlerDescription, of plugin: PluginID) {
        let kind = handler.kind
        if !NameRule.kind.accepts(kind.rawValue) {
            report(.name, plugin, "'\(kind)' is no kind's name: \(NameRule.kind.expectation)")
        }
        if Self.reservedKindPrefixes.contains(where: kind.rawValue.hasPrefix) {
            report(.name, plugin, "the kind '\(kind)' has a reserved prefix")
        }
        if let shape = handler.arguments, !shape.isObject {
            report(.arguments, plugin, "the arguments of '\(kind)' must be an object, not \(shape)")
        }
        if let owner = owners[kind] {
            let both = owner == plugin ? "twice by this plugin" : "by the plugins '\(owner)' and '\(plugin)'"
            report(.duplicateKind, plugin, "the kind '\(kind)' is worked \(both)")
            return
        }
        owners[kind] = plugin
        handlers[kind] = handler
    }

    private mutating func add(_ audience: AudienceDescription, of plugin: PluginID) {
        let name = audience.name
        if !NameRule.identifier.accepts(name) {
            report(.name, plugin, "'\(name)' is no audience's name: \(NameRule.identifier.expectation)")
        }
        for field in audience.fields.keys.sorted() where AudienceDescription.reservedFields.contains(field) {
            report(.name, plugin, "the audience '\(name)' has a field '\(field)', which every subject has already")
        }
        if let owner = audienceOwners[name] {
            let both = owner == plugin ? "twice by this plugin" : "by the plugins '\(owner)' and '\(plugin)'"
            report(.duplicateAudience, plugin, "the audience '\(name)' is served \(both)")
            return
        }
        audienceOwners[name] = plugin
        audiences[name] = audience
    }

    private mutating func report(_ code: RegistryProblem.Code, _ plugin: PluginID, _ message: String) {
        problems.append(RegistryProblem(code, plugin, message))
    }
}

extension ArgumentShape {
    /// Whether all values of this shape may be objects.
    fileprivate var isObject: Bool {
        switch self {
        case .fields, .map, .object, .any: true
        case .integer, .number, .string, .boolean, .timestamp, .date, .array, .enumeration: false
        }
    }
}
