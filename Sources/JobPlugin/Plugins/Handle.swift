/// Binds a handler to its kind: `Handle(SendReceipt.self) { SendReceipt(mailer: $0.mailer) }`.
public struct Handle<Plugin: JobPlugin, Handler: JobHandler> {
    let item: PluginItem<Plugin>

    /// Binds a handler that the closure makes from the plugin.
    public init(_ handler: Handler.Type, make: @escaping @Sendable (Plugin) throws -> Handler) {
        item = PluginItem(.handler(HandlerDescription(handler)) { AnyJobHandler(try make($0)) })
    }
}
