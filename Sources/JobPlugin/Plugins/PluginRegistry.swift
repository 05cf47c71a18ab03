public import JSONTree
public import JobModel

/// The linked plugins, read without making any of them: an immutable value, built once.
public struct PluginRegistry: Sendable {
    /// The plugins, in the order they were given.
    public let plugins: [PluginDescription]
    /// What is wrong with them; empty in a registry that `init(_:)` made.
    public let problems: [RegistryProblem]
    private let factories: [PluginFactory]
    private let handlers: [JobKind: HandlerDescription]
    private let owners: [JobKind: PluginID]
    private let audiences: [String: AudienceDescription]

    /// Reads the tables of contents.
    /// - Throws: `RegistryError` with all problems at once.
    public init(_ plugins: [any JobPlugin.Type]) throws(RegistryError) {
        self.init(examining: plugins)
        guard problems.isEmpty else { throw RegistryError(problems) }
    }

    /// Reads the tables of contents and keeps what is wrong in `problems`; of two things with one name the first counts.
    public init(examining plugins: [any JobPlugin.Type]) {
        let factories = plugins.map { PluginFactory($0) }
        var check = RegistryCheck()
        for factory in factories {
            check.add(factory.description)
        }
        self.factories = factories
        self.plugins = factories.map(\.description)
        problems = check.problems
        handlers = check.handlers
        owners = check.owners
        audiences = check.audiences
    }

    /// The handler of a kind, or nil if no plugin works it.
    public func handler(for kind: JobKind) -> HandlerDescription? {
        handlers[kind]
    }

    /// The plugin that works a kind.
    public func plugin(working kind: JobKind) -> PluginID? {
        owners[kind]
    }

    /// The audience of a name, or nil if no plugin serves it.
    public func audience(named name: String) -> AudienceDescription? {
        audiences[name]
    }

    /// The plugin of an id, or nil if none is linked.
    public func plugin(_ id: PluginID) -> PluginDescription? {
        factory(of: id)?.description
    }

    /// Everything in which settings do not fit their plugin, unknown keys included; the plugin is not made.
    ///
    /// `null` stands for no settings. Empty for a plugin that is not linked.
    public func checkSettings(of id: PluginID, _ settings: JSONValue) -> [ArgumentMismatch] {
        guard let factory = factory(of: id) else { return [] }
        let settings = settings.isNull ? [:] : settings
        let path = PluginRegistry.path(to: id)
        let mismatches = factory.description.settings?.mismatches(of: settings, at: path) ?? []
        guard mismatches.isEmpty, let problem = factory.settingsProblem(settings) else { return mismatches }
        return [problem]
    }

    /// Makes the plugins, their handlers, audiences and middleware, each once.
    ///
    /// - Parameters:
    ///   - settings: By plugin; one that is not named gets `{}`.
    ///   - selection: The plugins that are wanted; nil for all.
    ///   - services: What a plugin is offered.
    /// - Throws: `RegistryError` with the problems of all plugins at once.
    package func activate(
        settings: [PluginID: JSONValue], selection: Set<PluginID>? = nil, services: (PluginID) -> PluginServices
    ) throws(RegistryError) -> ActivePlugins {
        var problems = self.problems
        for id in settings.keys.sorted() where factory(of: id) == nil {
            problems.append(
                RegistryProblem(.unknownPlugin, id, "no such plugin is linked", path: PluginRegistry.path(to: id)))
        }
        var active = ActivePlugins()
        for factory in factories {
            let id = factory.description.id
            if let selection, !selection.contains(id) { continue }
            let settings = settings[id].flatMap { $0.isNull ? nil : $0 } ?? [:]
            let mismatches = checkSettings(of: id, settings)
            problems += mismatches.map { RegistryProblem(.settings, id, $0.message, path: $0.path) }
            guard mismatches.isEmpty else { continue }
            do {
                active.add(try factory.activate(settings: settings, services: services(id)))
            } catch {
                problems += error.problems
            }
        }
        guard problems.isEmpty else { throw RegistryError(problems) }
        return active
    }

    static func path(to id: PluginID) -> String {
        "plugins.\(id)"
    }

    private func factory(of id: PluginID) -> PluginFactory? {
        factories.first { $0.description.id == id }
    }
}
