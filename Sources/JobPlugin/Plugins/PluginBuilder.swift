/// Collects a plugin's items; plain arrays, so that errors stay readable.
@resultBuilder
public enum PluginBuilder<Plugin: JobPlugin> {
    /// A handler.
    public static func buildExpression<Handler>(_ entry: Handle<Plugin, Handler>) -> [PluginItem<Plugin>] {
        [entry.item]
    }

    /// An audience.
    public static func buildExpression<Members>(_ entry: Serve<Plugin, Members>) -> [PluginItem<Plugin>] {
        [entry.item]
    }

    /// A middleware.
    public static func buildExpression<Layer>(_ entry: Wrap<Plugin, Layer>) -> [PluginItem<Plugin>] {
        [entry.item]
    }

    /// Items collected elsewhere.
    public static func buildExpression(_ items: [PluginItem<Plugin>]) -> [PluginItem<Plugin>] {
        items
    }

    /// One after another.
    public static func buildBlock(_ parts: [PluginItem<Plugin>]...) -> [PluginItem<Plugin>] {
        parts.flatMap(\.self)
    }

    /// `if`
    public static func buildOptional(_ part: [PluginItem<Plugin>]?) -> [PluginItem<Plugin>] {
        part ?? []
    }

    /// `if … else`
    public static func buildEither(first part: [PluginItem<Plugin>]) -> [PluginItem<Plugin>] { part }

    /// `if … else`
    public static func buildEither(second part: [PluginItem<Plugin>]) -> [PluginItem<Plugin>] { part }

    /// `for`
    public static func buildArray(_ parts: [[PluginItem<Plugin>]]) -> [PluginItem<Plugin>] {
        parts.flatMap(\.self)
    }
}
