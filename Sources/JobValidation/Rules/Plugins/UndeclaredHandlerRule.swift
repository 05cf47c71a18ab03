import JobConfig
import JobDiagnostics
import JobModel
import JobPlugin
import SourceMarks

/// Handlers whose kinds the file does not declare.
struct UndeclaredHandlerRule: Rule {
    static let page = RuleDescription(
        "RJ703", .note, title: "a handler without a kind",
        why: """
            A linked plugin works kinds that are not under `jobs`, so nothing says in which queue or with which retry \
            policy they run, and they cannot be scheduled. Plugins that the file does not use at all, by no kind and no \
            settings, are passed over.
            """,
        badExample: """
            version: 1
            jobs:
              count_words: { args: { text: string } }
            """,
        goodExample: """
            version: 1
            jobs:
              count_words: { args: { text: string } }
              count_lines: { args: { text: string } }
            """)

    func check(_ context: RuleContext) -> [Diagnostic] {
        let configuration = context.configuration
        guard !configuration.unreadable.contains(.jobs), let first = configuration.jobs.first else { return [] }
        let declared = Set(configuration.jobs.map(\.kind.value))
        let configured = Set(configuration.plugins.map(\.id.value))
        return context.registry.plugins.compactMap { plugin in
            let kinds = plugin.handlers.map(\.kind.rawValue)
            let missing = kinds.filter { !declared.contains($0) }
            let isUsed = missing.count < kinds.count || configured.contains(plugin.id.rawValue)
            guard isUsed, !missing.isEmpty else { return nil }
            // The first of the plugin's own kinds is the nearest place to where the others belong.
            let place = configuration.jobs.first { kinds.contains($0.kind.value) } ?? first
            return finding(
                "the plugin \"\(plugin.id)\" also works \(Alternatives.list(missing)), not declared under jobs",
                at: place.kind.location, help: "declare \(missing.count == 1 ? "it" : "them") under jobs")
        }
    }
}
