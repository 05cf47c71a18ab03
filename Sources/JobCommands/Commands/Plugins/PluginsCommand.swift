import ArgumentParser

/// `runner plugins`
struct PluginsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plugins", abstract: "The plugins linked into this program.",
        subcommands: [PluginsListCommand.self])
}
