import ArgumentParser
import JSONTree
import JobConfig
import JobPlugin

/// `runner plugins list`
struct PluginsListCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Plugins with their kinds and audiences, and folders that are not linked.",
        usage: "runner plugins list [options]",
        discussion: """
            EXAMPLES:
              runner plugins list
              runner plugins list --format json
            """)

    @OptionGroup(title: GlobalOptions.title) var global: GlobalOptions
    @Option(help: "How to print it.") var format: OutputFormat = .text

    func run(in context: CommandContext) async throws -> CommandExit {
        let loader = WorkspaceLoader(global: global, context: context)
        let registry = loader.registry
        let unlinked = PluginFolders(top: loader.folder.path).unlinked(among: registry.plugins.map(\.id.rawValue))
        switch format {
        case .json: context.output.line(JSONDocument.text(PluginsListCommand.json(registry, unlinked: unlinked)))
        case .text:
            for plugin in registry.plugins {
                context.output.line("\(plugin.id)")
                for handler in plugin.handlers {
                    let shape = handler.arguments.map { " { \($0) }" } ?? ""
                    context.output.line("  handles \(handler.kind)\(shape)")
                }
                for audience in plugin.audiences { context.output.line("  serves  \(audience.name)") }
            }
            if registry.plugins.isEmpty { context.output.line("no plugins are linked") }
        }
        for folder in unlinked {
            context.messages.line(
                "warning: Plugins/\(folder) is not linked: name it in Package.swift and Sources/runner/LinkedPlugins.swift"
            )
        }
        for problem in registry.problems { context.messages.line("error: \(problem)") }
        return registry.problems.isEmpty ? .done : .findings
    }

    private static func json(_ registry: PluginRegistry, unlinked: [String]) -> JSONObject {
        [
            "plugins": .array(
                registry.plugins.map { plugin in
                    [
                        "name": .string(plugin.id.rawValue),
                        "kinds": .array(
                            plugin.handlers.map { handler in
                                ["kind": .string(handler.kind.rawValue), "arguments": handler.arguments?.json ?? .null]
                            }),
                        "audiences": .array(plugin.audiences.map { .string($0.name) }),
                    ]
                }),
            "unlinked": .array(unlinked.map(JSONValue.string)),
        ]
    }
}
