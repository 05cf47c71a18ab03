import ArgumentParser

/// The options every command has.
struct GlobalOptions: ParsableArguments {
    enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
        case auto, always, never
    }

    @Option(
        name: [.customShort("c"), .customLong("config")],
        help: ArgumentHelp("Folder of jobs.yaml and schedules.yaml.", valueName: "dir"))
    var config: String?

    @Option(
        name: .long, help: ArgumentHelp("Overlay of `environments:` to apply (also RUNNER_ENV).", valueName: "name"))
    var env: String?

    @Option(
        name: .long,
        help: ArgumentHelp("Where the jobs are: sqlite:PATH or postgres://… (also RUNNER_STORE).", valueName: "url"))
    var store: String?

    @Option(name: .long, help: "When to colour: auto, always or never (also NO_COLOR).")
    var color: ColorChoice = .auto

    @Flag(name: .shortAndLong, help: "Say more.")
    var verbose = false

    @Flag(name: .shortAndLong, help: "Say nothing but errors.")
    var quiet = false
}
