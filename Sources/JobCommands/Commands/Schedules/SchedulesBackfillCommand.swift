import ArgumentParser
import JSONTree
import JobRuntime
import JobScheduling
import JobTime

/// `runner schedules backfill`
struct SchedulesBackfillCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "backfill", abstract: "Fire past slots that have not fired; each fires once.",
        usage: "runner schedules backfill SCHEDULE --from WHEN [options]",
        discussion: """
            Slots that have fired are left alone. A per-user schedule cannot be backfilled:
            no user is served an earlier date than the last one.

            EXAMPLES:
              runner schedules backfill group_statistics --from 2026-11-01 --dry-run
              runner schedules backfill group_statistics --from 2026-11-01 --to 2026-11-23
            """)

    @OptionGroup(title: GlobalOptions.title) var global: GlobalOptions
    @Argument(help: "The schedule's id.") var schedule: String
    @Option(help: ArgumentHelp("The first moment.", valueName: "when")) var from: String
    @Option(help: ArgumentHelp("The moment behind the last; else now.", valueName: "when")) var to: String?
    @Flag(help: "Only say which slots there are.") var dryRun = false
    @Option(help: "How to print it.") var format: OutputFormat = .text

    func run(in context: CommandContext) async throws -> CommandExit {
        let access = try await ScheduleAccess.open(schedule, global: global, context: context)
        guard case CompiledSchedule.Zone.fixed(let zone) = access.schedule.zone else {
            await access.session.close()
            throw CommandFailure(
                .usage, code: "per_user", "\(schedule) fires for each user and cannot be backfilled",
                help: "`runner schedules run \(schedule) --user ID` enqueues one user's job")
        }
        let now = context.now()
        let start = try Moment.parse(from, option: "--from", now: now, rules: zone.rules)
        let end = min(now, try to.map { try Moment.parse($0, option: "--to", now: now, rules: zone.rules) } ?? now)
        guard start < end else {
            await access.session.close()
            throw CommandFailure(.usage, code: "empty_window", "--from is not before --to, or not in the past")
        }
        let backfill = ScheduleBackfill(
            schedule: access.schedule, store: access.session.store, configuration: access.session.box.current, now: now)
        let slots = backfill.slots(in: start..<end)
        let result =
            dryRun
            ? ScheduleBackfill.Result(fired: slots.map { $0.key.description }, served: [])
            : try await backfill.run(slots)
        await access.session.close()
        switch format {
        case .json:
            context.output.line(
                JSONDocument.text([
                    "dry_run": .boolean(dryRun), "fired": .array(result.fired.map(JSONValue.string)),
                    "served": .array(result.served.map(JSONValue.string)),
                ]))
        case .text:
            for slot in result.fired { context.output.line("\(dryRun ? "would fire" : "fired") \(slot)") }
            for slot in result.served { context.output.line("had fired before: \(slot)") }
            if slots.isEmpty { context.output.line("no slot in that window") }
        }
        return .done
    }
}
