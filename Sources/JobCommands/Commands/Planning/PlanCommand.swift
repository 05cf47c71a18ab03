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
            With --against, fires are marked + added, - removed, > moved, ~ changed.

            A job is taken to last what its kind took lately by the store's history (the
            mean of the last 1000 completed jobs), else as long as its timeout; the plan
            says which.

            --format html prints one page with drawings that needs no other file.

            --golden is for plans that are committed and compared: it asks no store and
            leaves out the configuration's hash and revision, the release of the tz
            database and where the users were read. The same files, users and window then
            give the same text as long as the zones' rules stay. Give a date with it.

            EXAMPLES:
              runner plan --at tomorrow
              runner plan --at 2027-03-14 --timezone America/New_York
              runner plan --at now --for 6h --schedule daily_catch_up
              runner plan --at monday --for 7d --by queue
              runner plan --at tomorrow --queue mailers --zone Asia/Tokyo
              runner plan --at monday --users readers.csv --format html
              runner plan --at 2027-03-14 --users readers.csv --golden
              runner plan --at tomorrow --against HEAD --detailed-exitcode
              runner plan --at tomorrow --for 7d --against dir:../old
              runner plan --at today --simulate-downtime 05:00..09:30
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, markdown, html
    }

    @Option(help: ArgumentHelp("Where the window begins.", valueName: "when")) var at = "today"
    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("How long the window is; else the day, or 24h.", valueName: "duration"))
    var length: String?
    @Option(help: ArgumentHelp("The zone of WHEN and of the times shown; else the file's.", valueName: "zone"))
    var timezone: String?
    @OptionGroup var view: PlanViewOptions
    @Option(help: ArgumentHelp("Of per-user schedules only this user's fires.", valueName: "id"))
    var user: String?
    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "Users with id and time_zone instead of the audiences, for one schedule or for all.",
            valueName: "[schedule=]file"))
    var users: [String] = []
    @Option(
        help: ArgumentHelp(
            "Show what differs from another configuration: a folder, or a git revision of this one.",
            valueName: "dir|rev"))
    var against: String?
    @Flag(help: "With --against: exit with 10 if something differs.") var detailedExitcode = false
    @Option(
        help: ArgumentHelp(
            "Show what catch-up does if no node can fire meanwhile; both ends as WHEN.", valueName: "from..to"))
    var simulateDowntime: String?
    @Flag(help: "Exit with 3 if the number of users cannot be read.") var requireCounts = false
    @Flag(help: "Print every fire instead of summing up.") var expand = false
    @Option(help: ArgumentHelp("What the text lists: each schedule's fires, or sums.", valueName: "what"))
    var by: PlanGrouping?
    @Flag(help: "Leave out what may differ between machines and days.") var golden = false
    @Option(help: "How to print it.") var format: Format = .text
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard by == nil || format == .text else { throw ValidationError("--by is for --format text") }
        guard !detailedExitcode || against != nil else {
            throw ValidationError("--detailed-exitcode needs --against: it says whether something differs")
        }
    }

    func run(in context: CommandContext) async throws -> CommandExit {
        let loader = WorkspaceLoader(global: global, context: context)
        let workspace = try loader.load()
        var compared: ComparedConfiguration?
        if let against { compared = try await ComparisonLoader(loader: loader).load(against) }
        let zone = try displayZone(in: workspace)
        let window = try PlanWindow.parse(at: at, length: length, now: context.now(), rules: zone.rules)
        var request = PlanRequest(
            window: window, timezone: zone,
            schedules: try view.schedules(in: workspace.configuration, or: compared?.configuration),
            zones: try view.zones(in: workspace.zones))
        request.downtime = try simulateDowntime.map {
            try DowntimeRange.parse($0, window: window, now: context.now(), rules: zone.rules)
        }
        let reader = PopulationReader(
            workspace: workspace, global: global, context: context,
            formerSchedules: compared?.configuration.knownIDs ?? [], asksStore: !golden)
        let population = try await reader.population(
            users: users, user: user, window: request.populationWindow, schedules: request.schedules)
        request.population = population.population
        var messages = population.messages
        if let user {
            guard let found = population.userZone else {
                throw CommandFailure(
                    .findings, code: "unknown_user", "--user \(user): nobody with that id was found",
                    help: "give a file that names the user, --users FILE.csv, or a store with the audience")
            }
            request.user = PlanRequest.User(id: user, zone: found)
        }
        if !golden {
            let ids = workspace.configuration.knownIDs.union(compared?.configuration.knownIDs ?? [])
            messages += try await readStore(ids, workspace, into: &request, context)
        }
        var plan = Planner(workspace.configuration, zones: workspace.zones).plan(request)
        if let compared {
            let comparison = PlanComparison(compared: compared, workspace: workspace, reader: reader)
            let (difference, notes) = try await comparison.difference(of: plan, request)
            plan.changes = difference
            messages += notes
        }
        if golden { plan = plan.golden }
        switch format {
        case .json: context.output.line(plan.json.prettyText)
        case .text: context.output.write(PlanTextRenderer(plan, expand: expand, by: by ?? .schedule).text)
        case .markdown: context.output.write(PlanMarkdownRenderer(plan).text)
        case .html: context.output.write(PlanHTMLRenderer(plan).text)
        }
        for message in messages { context.messages.line("note: \(message)") }
        if requireCounts, !plan.hasAllCounts { return .unreachable }
        return detailedExitcode && plan.changes?.isEmpty == false ? .differs : .done
    }

    /// What the store knows beside the users; the result is for the operator.
    private func readStore(
        _ ids: Set<String>, _ workspace: Workspace, into request: inout PlanRequest, _ context: CommandContext
    ) async throws -> [String] {
        let ledger = try await LedgerReader(workspace: workspace, global: global, context: context).read(ids)
        request.ledger = ledger.ledger
        // One note is enough about a store that does not open.
        guard ledger.messages.isEmpty else { return ledger.messages }
        let history = await RunTimeReader(workspace: workspace, global: global, context: context).runTimes()
        request.durations = history.durations
        return history.messages
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

extension PlanGrouping: ExpressibleByArgument {}
