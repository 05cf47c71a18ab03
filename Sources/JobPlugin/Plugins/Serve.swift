/// Offers an audience under a name: `Serve("digest_readers", DigestReaders.self) { … }`.
public struct Serve<Plugin: JobPlugin, Members: Audience> {
    let item: PluginItem<Plugin>

    /// Offers an audience that the closure makes from the plugin.
    public init(_ name: String, _ audience: Members.Type, make: @escaping @Sendable (Plugin) throws -> Members) {
        item = PluginItem(.audience(AudienceDescription(name: name, fields: Members.fields)) { try make($0) })
    }
}
