/// Puts a middleware round every handler of the plugin: `Wrap { Tracing(tracer: $0.tracer) }`.
public struct Wrap<Plugin: JobPlugin, Layer: JobMiddleware> {
    let item: PluginItem<Plugin>

    /// Puts the middleware that the closure makes round the plugin's handlers.
    public init(make: @escaping @Sendable (Plugin) throws -> Layer) {
        item = PluginItem(.middleware { try make($0) })
    }
}
