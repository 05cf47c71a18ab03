import JobModel

/// An entry of a plugin's table of contents: made by `Handle`, `Serve` or `Wrap`.
public struct PluginItem<Plugin: JobPlugin>: Sendable {
    enum Content: Sendable {
        case handler(HandlerDescription, @Sendable (Plugin) throws -> AnyJobHandler)
        case audience(AudienceDescription, @Sendable (Plugin) throws -> any Audience)
        case middleware(@Sendable (Plugin) throws -> any JobMiddleware)
    }

    let content: Content

    init(_ content: Content) {
        self.content = content
    }

    var handler: HandlerDescription? {
        if case .handler(let description, _) = content { description } else { nil }
    }

    var audience: AudienceDescription? {
        if case .audience(let description, _) = content { description } else { nil }
    }
}
