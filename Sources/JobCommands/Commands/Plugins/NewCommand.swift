import ArgumentParser

/// `runner new`
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Write something new into this checkout.",
        usage: "runner new COMMAND [options]",
        discussion: """
            EXAMPLES:
              runner new plugin Billing
            """, subcommands: [NewPluginCommand.self])
}
