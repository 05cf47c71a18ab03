import JSONTree
import JobDiagnostics
import JobModel
import YAMLTree

/// Reads `plugins:`. The settings' shape is each plugin's own business.
enum PluginReader {
    /// Nil if the section is there and cannot be read.
    static func read(_ root: MappingReader) -> [PluginSettings]? {
        guard let node = root["plugins"] else { return [] }
        return node.named(.identifier, what: "plugins by name")?.map { id, value in
            var id = id
            if value.node.mapping == nil {
                value.reportType(expected: "a map of settings")
                id.isUnreadable = true
            }
            return PluginSettings(id: id, node: value.node, value: JSONValue(value.node))
        }
    }
}
