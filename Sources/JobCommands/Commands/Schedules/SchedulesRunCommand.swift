import ArgumentParser
import JSONTree
import JobRuntime
import JobScheduling

/// `runner schedules run`
struct SchedulesRunCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Enqueue a schedule's job now, as if a slot had come; its slots are not touched.",
        usage: "runner schedules run SCHEDULE [options]",
        discussion: """
            EXAMPLES:
              runner schedules run close_expired_polls
              runner schedules run daily_catch_up --user 42
            """)

    @OptionGroup(title: GlobalOptions.title) var global: GlobalOptions
    @Argument(help: "The schedule's id.") var schedule: String
    @Option(help: ArgumentHelp("The user, for a per-user schedule.", valueName: "id")) var user: String?
    @Option(help: "How to print it.") var format: OutputFormat = .text

    func run(in context: CommandContext) async throws -> CommandExit {
        let access = try await ScheduleAccess.open(schedule, global: global, context: context)
        let manual = ManualSlot(
            schedule: access.schedule, store: access.session.store, configuration: access.session.box.current,
            now: context.now())
        let result: ManualSlot.Result
        if access.schedule.isPerUser {
            guard let user else {
                await access.session.close()
                throw CommandFailure(
                    .usage, code: "user_needed", "\(schedule) fires for each user: say for which",
                    help: "add --user ID")
            }
            let audience = try await access.audience(context: context)
            guard let found = try await manual.enqueue(user: user, audience: audience, zones: access.workspace.zones)
            else {
                await access.session.close()
                throw CommandFailure(
                    .findings, code: "unknown_user", "user \(user) is not in the audience of \(schedule) today")
            }
            result = found
        } else {
            result = try await manual.enqueue()
        }
        await access.session.close()
        switch format {
        case .json:
            context.output.line(
                JSONDocument.text(["id": JSONValue(result.job), "duplicate": .boolean(result.isDuplicate)]))
        case .text:
            context.output.line(
                result.isDuplicate ? "already there: job \(result.job)" : "enqueued job \(result.job)")
        }
        return .done
    }
}
