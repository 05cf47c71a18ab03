public import JobModel

/// A plugin as `validate` sees it: nothing of it is made or run.
public struct PluginDescription: Sendable {
    /// Its name.
    public let id: PluginID
    /// Its handlers, in the order of its table of contents.
    public let handlers: [HandlerDescription]
    /// Its audiences, in that order.
    public let audiences: [AudienceDescription]
    /// The steps of its own tables, oldest first.
    public let migrations: [PluginMigration]
    /// What its settings look like; nil if the type does not tell.
    public let settings: ArgumentShape?

    init<Plugin: JobPlugin>(_ plugin: Plugin.Type, items: [PluginItem<Plugin>]) {
        id = Plugin.id
        handlers = items.compactMap(\.handler)
        audiences = items.compactMap(\.audience)
        migrations = Plugin.migrations
        settings = ArgumentShape(readingOff: Plugin.Settings.self)
    }
}
