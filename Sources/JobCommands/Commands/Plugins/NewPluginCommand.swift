import ArgumentParser
import JobConfig

/// `runner new plugin`
struct NewPluginCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "plugin", abstract: "A new plugin: a folder with a handler and its test, linked and declared.",
        usage: "runner new plugin NAME [options]",
        discussion: """
            Writes Plugins/NAME, its line in Package.swift, its two lines in
            Sources/runner/LinkedPlugins.swift and its job in jobs.yaml, between their
            marker comments; a file without them is refused, and nothing is written.

            EXAMPLES:
              runner new plugin Billing
              runner new plugin Billing --dry-run
            """)

    @OptionGroup(title: GlobalOptions.title) var global: GlobalOptions
    @Argument(help: "The plugin's name, such as Billing.") var name: String
    @Flag(help: "Only say what would be written.") var dryRun = false

    func run(in context: CommandContext) async throws -> CommandExit {
        let name = PluginName(name)
        guard name.isUsable else {
            throw CommandFailure(
                .usage, code: "bad_name", "\"\(self.name)\" cannot be a plugin's name",
                help: "letters and digits, the first a letter: Billing or mail_room")
        }
        let folder = WorkspaceLoader(global: global, context: context).folder.path
        let changes = try NewPlugin(name: name, top: folder).changes()
        for change in changes {
            if !dryRun { try change.write() }
            context.output.line("\(dryRun ? "would write" : "wrote") \(change.path)")
        }
        if !dryRun {
            context.output.line("next: swift test --filter \(name.module)Tests, then swift run runner validate")
        }
        return .done
    }
}
