import ArgumentParser
import JSONTree
import JobConfig
import JobPlanning
import JobScheduling
import JobStore
import JobStoreSQLite

/// `runner why`
struct WhyCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "why", abstract: "Why a schedule fired for a date, or did not, out of the ledger.",
        usage: "runner why SCHEDULE [--user ID] [--on DATE] [options]",
        discussion: """
            DATE is a nominal local date, in the schedule's zone or the user's: today,
            yesterday, 2026-11-24, -3d, or a weekday, which is the next one. For a date
            to come the answer is what will be. Exit code 0 whatever the answer is, 1 for
            a schedule or user that nobody knows, 3 if the store cannot be reached.

            In JSON, outcome is fired, not_fired, open, due, to_come, no_slot, unknown or
            mixed; docs/schedules.md has the codes of reason.

            EXAMPLES:
              runner why blocked_domains --on 2026-11-01
              runner why daily_catch_up --on yesterday
              runner why daily_catch_up --user 42 --on 2026-11-24 --format json
            """)

    @Argument(help: "The schedule's id.") var schedule: String
    @Option(parsing: .unconditional, help: ArgumentHelp("Of a per-user schedule only this user.", valueName: "id"))
    var user: String?
    @Option(parsing: .unconditional, help: ArgumentHelp("The nominal local date.", valueName: "date"))
    var on = "today"
    @Option(help: "How to print it.") var format: OutputFormat = .text
    @OptionGroup var global: GlobalOptions

    func run(in context: CommandContext) async throws -> CommandExit {
        let workspace = try WorkspaceLoader(global: global, context: context).load()
        guard let definition = workspace.configuration.schedule(schedule) else {
            throw UnknownSchedule.failure(schedule, in: workspace.configuration)
        }
        let compiled = try CompiledSchedule(definition, zones: workspace.zones)
        if user != nil, !compiled.isPerUser {
            throw CommandFailure(
                .usage, code: "not_per_user", "\(schedule) fires once, not for each user", help: "leave out --user")
        }
        if let user, user.isEmpty {
            throw CommandFailure(.usage, code: "user_needed", "--user is empty: say for which user", help: nil)
        }
        let store = try await StoreOpener(global: global, context: context).open(
            workspace.configuration.store, folder: workspace.folder, creating: false, migrations: .required,
            readOnly: true)
        let facts: WhyFacts
        do {
            let reader = WhyReader(
                schedule: compiled, members: definition, workspace: workspace, store: store, context: context)
            facts = try await reader.facts(on: on, user: user)
        } catch {
            await store.close()
            throw error
        }
        await store.close()
        let answer = WhyExplainer(facts).answer
        switch format {
        case .json: context.output.line(JSONDocument.text(answer.json))
        case .text: context.output.write(WhyTextRenderer(answer).text)
        }
        return .done
    }
}
