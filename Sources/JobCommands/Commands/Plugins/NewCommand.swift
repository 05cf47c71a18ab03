import ArgumentParser

/// `runner new`
struct NewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Write something new into this checkout.", subcommands: [NewPluginCommand.self])
}
