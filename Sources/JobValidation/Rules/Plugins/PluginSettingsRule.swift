import JSONTree
import JobConfig
import JobDiagnostics
import JobModel
import JobPlugin
import SourceMarks
import YAMLTree

/// Settings that do not fit their plugin.
struct PluginSettingsRule: Rule {
    static let page = RuleDescription(
        "RJ701", .error, title: "settings that do not fit their plugin",
        why: """
            A plugin's settings decode into a type of its own, so unknown keys, missing ones and wrong types are found \
            without starting it. A text with `${NAME}` is taken as it stands: whether its value fits shows only at the \
            start.
            """,
        badExample: """
            version: 1
            plugins: { mailer: { from: "digest@example.org", retries: many } }
            jobs:
              send_digest: {}
            """,
        goodExample: """
            version: 1
            plugins: { mailer: { from: "digest@example.org", retries: 3 } }
            jobs:
              send_digest: {}
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        context.configuration.plugins.flatMap { plugin -> [Diagnostic] in
            let id = PluginID(plugin.id.value)
            let known = context.registry.plugin(id)?.settings
            return context.registry.checkSettings(of: id, plugin.value).compactMap { mismatch in
                let path = SettingPath(mismatch.path, of: plugin)
                // What a variable becomes, nobody knows here.
                if path.node?.scalar?.text.contains("${") == true { return nil }
                let isUnknown = mismatch.message == "unknown field"
                var help: String?
                if isUnknown, case .fields(let fields)? = known {
                    help = Alternatives.help(for: path.name, among: fields.keys.sorted())
                }
                return finding(
                    "\(path.name): \(isUnknown ? "the plugin has no such setting" : mismatch.message)",
                    at: path.location, help: help)
            }
        }
    }
}

/// A path such as `plugins.mailer.hosts[0].port`, followed into the settings as far as they go.
struct SettingPath {
    /// The path below the plugin, or the plugin's name.
    let name: String
    /// The value that the path names, nil if it is missing.
    let node: YAMLNode?
    /// The value's place; of its key if the value is a map or unknown; else that of what it is missing in.
    let location: Location

    init(_ path: String, of plugin: PluginSettings) {
        let file = plugin.id.location.file
        let rest = path.dropFirst("plugins.\(plugin.id.value)".count)
        name = rest.isEmpty ? plugin.id.value : String(rest.drop { $0 == "." })
        var node: YAMLNode? = plugin.node
        var place = plugin.id.location
        for step in rest.split(whereSeparator: { ".[]\"".contains($0) }) {
            guard let current = node else { break }
            if let entry = current.mapping?[String(step)] {
                node = entry.value
                let isPlain = entry.value.scalar != nil && entry.value.usedAt == nil
                place = Location(file: file, span: isPlain ? entry.value.span : entry.keySpan)
            } else if let elements = current.sequence, let index = Int(step), elements.indices.contains(index) {
                node = elements[index]
                place = Location(file: file, span: elements[index].span)
            } else {
                node = nil
            }
        }
        self.node = node
        location = place
    }
}
