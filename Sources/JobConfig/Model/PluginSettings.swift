package import JSONTree
package import YAMLTree

/// One entry of `plugins:`: settings in the plugin's own shape.
package struct PluginSettings: Sendable {
    package var id: Marked<String>
    /// As written, for places; `${NAME}` not yet replaced.
    package var node: YAMLNode
    /// As written, as JSON; `${NAME}` not yet replaced.
    package var value: JSONValue

    package init(id: Marked<String>, node: YAMLNode, value: JSONValue) {
        self.id = id
        self.node = node
        self.value = value
    }
}
