import ArgumentParser
import JSONTree
import JobConfig
import JobPlanning
import JobScheduling
import JobTime
import ZoneDatabase

/// `runner plan`
struct PlanCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "What will fire, exactly, and what load it brings. Enqueues nothing.",
        usage: "runner plan [options]",
        discussion: """
            WHEN is now, today, tomorrow, a weekday, a date, a time, an RFC 3339 instant,
            +3d (calendar) or +36h (elapsed). A day means that whole local day.

            EXAMPLES:
              runner plan --at tomorrow
              runner plan --at 2027-03-14 --timezone America/New_York
              runner plan --at now --for 6h --schedule daily_catch_up
              runner plan --at monday --users readers.csv --format json
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, markdown
    }

    @Option(help: ArgumentHelp("Where the window begins.", valueName: "when")) var at = "today"
    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("How long the window is; else the day, or 24h.", valueName: "duration"))
    var length: String?
    @Option(help: ArgumentHelp("The zone of WHEN and of the times shown; else the file's.", valueName: "zone"))
    var timezone: String?
    @Option(
        parsing: .singleValue, help: ArgumentHelp("Only this schedule; may be given several times.", valueName: "id"))
    var schedule: [String] = []
    @Option(help: ArgumentHelp("Of per-user schedules only this user's fires.", valueName: "id"))
    var user: String?
    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "Users with id and time_zone instead of the audiences, for one schedule or for all.",
            valueName: "[schedule=]file"))
    var users: [String] = []
    @Flag(help: "Exit with 3 if the number of users cannot be read.") var requireCounts = false
    @Flag(help: "Print every fire instead of summing up.") var expand = false
    @Option(help: "How to print it.") var format: Format = .text
    @OptionGroup var global: GlobalOptions

    func run(in context: CommandContext) async throws -> CommandExit {
        let workspace = try WorkspaceLoader(global: global, context: context).load()
        for id in schedule where workspace.configuration.schedule(id) == nil {
            var failure = UnknownSchedule.failure(id, in: workspace.configuration)
            failure.exit = .usage
            failure.message = "--schedule: " + failure.message
            throw failure
        }
        let zone = try displayZone(in: workspace)
        let window = try PlanWindow.parse(at: at, length: length, now: context.now(), rules: zone.rules)
        let reader = PopulationReader(workspace: workspace, global: global, context: context)
        let population = try await reader.population(users: users, user: user, window: window, schedules: schedule)
        var request = PlanRequest(
            window: window, timezone: zone, schedules: schedule.isEmpty ? nil : Set(schedule),
            population: population.population)
        if let user {
            guard let found = population.userZone else {
                throw CommandFailure(
                    .findings, code: "unknown_user", "--user \(user): nobody with that id was found",
                    help: "give a file that names the user, --users FILE.csv, or a store with the audience")
            }
            request.user = PlanRequest.User(id: user, zone: found)
        }
        let plan = Planner(workspace.configuration, zones: workspace.zones).plan(request)
        switch format {
        case .json:
            plan.writeJSON(context.output.write)
            context.output.line()
        case .text: context.output.write(PlanTextRenderer(plan, expand: expand).text)
        case .markdown: context.output.write(PlanMarkdownRenderer(plan).text)
        }
        for message in population.messages { context.messages.line("note: \(message)") }
        return requireCounts && !plan.hasAllCounts ? .unreachable : .done
    }

    private func displayZone(in workspace: Workspace) throws -> UsedZone {
        let name = ZoneName(timezone ?? workspace.configuration.timezone.value)
        do {
            return UsedZone(name: name, rules: try workspace.zones.rules(for: name))
        } catch {
            throw CommandFailure(.usage, code: "unknown_zone", "--timezone: \(error.message)", help: error.help)
        }
    }
}
