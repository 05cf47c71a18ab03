import ArgumentParser

/// The options every command has.
struct GlobalOptions: ParsableArguments {
    enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
        case auto, always, never
    }

    /// What stands over them in a command's help.
    static let title = "Options of every command"

    @Option(
        name: [.customShort("c"), .customLong("config")],
        help: ArgumentHelp("Folder of jobs.yaml and schedules.yaml; else RUNNER_CONFIG.", valueName: "dir"))
    var config: String?

    @Option(help: ArgumentHelp("Overlay of environments: to apply; else RUNNER_ENV.", valueName: "name"))
    var env: String?

    @Option(help: ArgumentHelp("The store, such as sqlite:PATH; else RUNNER_STORE.", valueName: "url"))
    var store: String?

    @Option(help: ArgumentHelp("Colours; NO_COLOR forbids them under auto.", valueName: "when"))
    var color: ColorChoice = .auto

    @Flag(name: .shortAndLong, help: "Say more.")
    var verbose = false

    @Flag(name: .shortAndLong, help: "Say nothing but results and errors.")
    var quiet = false
}
