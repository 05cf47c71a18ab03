package import JobModel

/// The plugins of one node at work: what their tables of contents name, made once.
package struct ActivePlugins: Sendable {
    /// By the kind they work.
    package var handlers: [JobKind: AnyJobHandler]
    /// By the name under which they are served.
    package var audiences: [String: any Audience]

    package init(handlers: [JobKind: AnyJobHandler] = [:], audiences: [String: any Audience] = [:]) {
        self.handlers = handlers
        self.audiences = audiences
    }

    mutating func add(_ other: ActivePlugins) {
        handlers.merge(other.handlers) { first, _ in first }
        audiences.merge(other.audiences) { first, _ in first }
    }
}
