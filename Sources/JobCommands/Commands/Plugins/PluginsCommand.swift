import ArgumentParser

/// `runner plugins`
struct PluginsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plugins", abstract: "The plugins linked into this program.",
        usage: "runner plugins COMMAND [options]",
        discussion: """
            EXAMPLES:
              runner plugins list
            """,
        subcommands: [PluginsListCommand.self])
}
