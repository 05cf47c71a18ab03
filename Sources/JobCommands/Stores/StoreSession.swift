import JobConfig
import JobModel
import JobPlugin
import JobRuntime
import JobStore

/// An open store with the configuration it is used under.
struct StoreSession: Sendable {
    let store: any JobStore
    let box: ConfigurationBox
    let client: ConfiguredClient

    /// - Parameter creating: whether a store that is not there is made; what only looks never makes one.
    static func open(
        _ workspace: Workspace, global: GlobalOptions, context: CommandContext, creating: Bool = true
    ) async throws -> StoreSession {
        let store = try await StoreOpener(global: global, context: context)
            .open(workspace.configuration.store, folder: workspace.folder, creating: creating)
        let configuration = workspace.runtimeConfiguration(environment: context.environment)
        return StoreSession(store: store, configuration: configuration, workspace: workspace, context: context)
    }

    init(
        store: any JobStore, configuration: RuntimeConfiguration, workspace: Workspace, context: CommandContext
    ) {
        self.store = store
        box = ConfigurationBox(configuration)
        client = ConfiguredClient(
            store: store, configuration: box, handlers: workspace.registry.handlersByKind, now: context.now)
    }

    func close() async {
        await store.close()
    }
}

extension Workspace {
    /// What a node would follow.
    func runtimeConfiguration(environment: [String: String]) -> RuntimeConfiguration {
        RuntimeConfigurationBuilder(folder: folder, environment: environment).build(configuration, zones: zones)
    }
}

extension PluginRegistry {
    /// Every handler's description.
    var handlersByKind: [JobKind: HandlerDescription] {
        Dictionary(
            plugins.flatMap(\.handlers).map { ($0.kind, $0) }, uniquingKeysWith: { first, _ in first })
    }
}
