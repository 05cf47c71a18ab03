import JobConfig
import JobDiagnostics
import JobPlugin

/// Settings of a plugin that is not linked.
struct UnknownPluginRule: Rule {
    static let page = RuleDescription(
        "RJ700", .error, title: "settings of a plugin that is not linked",
        why: """
            The keys under `plugins` are the names of the plugins that this program was built with; `runner plugins list` \
            shows them. Settings of any other would be read by nobody, and a node refuses to start with them.
            """,
        badExample: """
            version: 1
            plugins: { malier: { from: "digest@example.org" } }
            jobs:
              send_digest: {}
            """,
        goodExample: """
            version: 1
            plugins: { mailer: { from: "digest@example.org" } }
            jobs:
              send_digest: {}
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        let linked = context.registry.plugins.map(\.id.rawValue).sorted()
        return context.configuration.plugins.map(\.id).filter { !$0.isUnreadable && !linked.contains($0.value) }.map {
            finding(
                "no plugin \"\($0.value)\" is linked", at: $0.location,
                help: Alternatives.help(for: $0.value, among: linked) ?? "remove the settings, or link the plugin")
        }
    }
}
