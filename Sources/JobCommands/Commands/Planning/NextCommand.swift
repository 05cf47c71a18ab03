import ArgumentParser
import JSONTree
import JobScheduling
import JobTime

/// `runner next`
struct NextCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "next", abstract: "The next fires of an expression, or of a schedule of the files.",
        usage: "runner next EXPRESSION [options] | --schedule ID [options]",
        discussion: """
            EXPRESSION is a cron expression, `at TIMES [days DAYS | month_days DAYS]` or
            `every DURATION`. Exit code 1 if it never fires.

            EXAMPLES:
              runner next '0 2 * * *' --timezone America/New_York --from 2027-03-13
              runner next '@hourly' --count 3
              runner next 'at 06:00 days mon,thu' --timezone Europe/London
              runner next 'at 01:00,13:00 month_days 1,last'
              runner next 'every 15m' --format json
              runner next --schedule blocked_domains
            """)

    enum Gap: String, ExpressibleByArgument, CaseIterable {
        case nextValid = "next_valid"
        case shift, skip
    }

    enum Overlap: String, ExpressibleByArgument, CaseIterable {
        case first, last, both
    }

    @OptionGroup(title: GlobalOptions.title) var global: GlobalOptions
    @Argument(help: "A cron expression, `at …` or `every …`.") var expression: String?
    @Option(help: ArgumentHelp("A schedule of schedules.yaml instead of an expression.", valueName: "id"))
    var schedule: String?
    @Option(help: ArgumentHelp("The zone of local times; else UTC, or the schedule's own.", valueName: "zone"))
    var timezone: String?
    @Option(help: ArgumentHelp("Fires after this moment; else after now.", valueName: "when")) var from: String?
    @Option(parsing: .unconditional, help: ArgumentHelp("How many fires, up to 10000.", valueName: "n")) var count = 5
    @Option(help: ArgumentHelp("What becomes of a local time that a clock change removes.", valueName: "policy"))
    var dstGap: Gap?
    @Option(help: ArgumentHelp("Which one counts of a local time that comes twice.", valueName: "policy"))
    var dstOverlap: Overlap?
    @Option(help: "How to print it.") var format: OutputFormat = .text

    func validate() throws {
        guard (expression == nil) != (schedule == nil) else {
            throw ValidationError("give an expression, or --schedule ID")
        }
        guard (1...10_000).contains(count) else { throw ValidationError("--count takes 1 to 10000") }
    }

    func run(in context: CommandContext) async throws -> CommandExit {
        let subject = try NextSubject.resolve(self, in: context)
        let now = context.now()
        let start = try from.map { try Moment.parse($0, option: "--from", now: now, rules: subject.zone.rules) } ?? now
        let fires = subject.recurrence.map { NextCommand.fires(of: $0, after: start, count: count) } ?? []
        show(fires, of: subject, in: context)
        return fires.isEmpty ? .findings : .done
    }

    private static func fires(of recurrence: Recurrence, after start: Timestamp, count: Int) -> [Occurrence] {
        var fires: [Occurrence] = []
        var after = start
        while fires.count < count, let next = recurrence.next(after: after) {
            fires.append(next)
            // Two slots may fall on one instant.
            let twins = recurrence.occurrences(
                in: next.instant..<Timestamp(microseconds: next.instant.microseconds + 1))
            for twin in twins where twin != next && fires.count < count { fires.append(twin) }
            after = next.instant
        }
        return fires
    }

    private func show(_ fires: [Occurrence], of subject: NextSubject, in context: CommandContext) {
        switch format {
        case .json:
            context.output.line(
                JSONDocument.text([
                    "expression": .string(subject.text), "timezone": .string(subject.zone.name.rawValue),
                    "fires": .array(fires.map { .string($0.instant.rfc3339(offset: $0.zoneOffset)) }),
                    "notes": .array(subject.notes.map(JSONValue.string)), "never": .boolean(fires.isEmpty),
                ]))
        case .text:
            if fires.isEmpty { context.messages.line("\(subject.text) never fires") }
            for fire in fires {
                let weekday = fire.instant.localWeekday(offset: fire.zoneOffset)
                let reason = fire.reason == .regular ? "" : "   \(NextCommand.words(for: fire))"
                context.output.line("\(fire.instant.rfc3339(offset: fire.zoneOffset))  \(weekday)\(reason)")
            }
            for note in subject.notes { context.messages.line("note: \(note)") }
        }
    }

    private static func words(for fire: Occurrence) -> String {
        switch fire.reason {
        case .regular: ""
        case .gap: "clocks jump over the local time \(fire.time.map { $0.shortDescription + " " } ?? "")of \(fire.date)"
        case .overlapFirst: "the local time comes twice: the first"
        case .overlapLast: "the local time comes twice: the second"
        }
    }
}

extension Timestamp {
    fileprivate func localWeekday(offset: Int) -> String {
        CivilDateTime(secondsSinceEpoch: seconds + Int64(offset)).date.weekday.shortName
    }
}
