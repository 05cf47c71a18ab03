import ArgumentParser
import JSONTree
import JobModel
import JobStore
import JobTime

/// `runner jobs list`
struct JobsListCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Jobs, newest first.",
        usage: "runner jobs list [options]",
        discussion: """
            EXAMPLES:
              runner jobs list --state discarded
              runner jobs list --queue mailers --limit 20 --format json
              runner jobs list --after 1200            # the page behind job 1200
            """)

    @OptionGroup(title: GlobalOptions.title) var global: GlobalOptions
    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("Only in this state; may be given several times.", valueName: "state"))
    var state: [JobStateArgument] = []
    @Option(help: "Only of this kind.") var kind: String?
    @Option(help: "Only in this queue.") var queue: String?
    @Option(help: "Only with this tag.") var tag: String?
    @Option(help: "Only made by this schedule.") var schedule: String?
    @Option(parsing: .unconditional, help: ArgumentHelp("At most this many, up to 10000.", valueName: "n"))
    var limit = 100
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Only ids below this one: the last of the page before.", valueName: "id"))
    var after: Int64?
    @Option(help: "How to print it.") var format: OutputFormat = .text

    func validate() throws {
        guard (1...10_000).contains(limit) else { throw ValidationError("--limit takes 1 to 10000") }
    }

    func run(in context: CommandContext) async throws -> CommandExit {
        let filter = JobFilter(
            states: state.map(\.state), kind: kind.map { JobKind($0) }, queue: queue, tag: tag, schedule: schedule,
            limit: limit, after: after)
        let jobs = try await StoreOpener(global: global, context: context).withStore {
            try await $0.jobs(matching: filter)
        }
        let next = jobs.count == limit ? jobs.last?.id : nil
        switch format {
        case .json:
            context.output.line(
                JSONDocument.text(["jobs": .array(jobs.map { $0.json }), "next_after": JSONValue(next)]))
        case .text:
            var table = TextTable(["id", "kind", "queue", "state", "attempt", "scheduled at", "error"])
            for job in jobs {
                table.add([
                    String(job.id), job.kind.rawValue, job.queue, job.state.rawValue,
                    "\(job.attempt)/\(job.maxAttempts)", job.scheduledAt.rfc3339(),
                    String(job.errors.last?.error.prefix { $0 != "\n" }.prefix(60) ?? ""),
                ])
            }
            context.output.write(jobs.isEmpty ? "no jobs\n" : table.text)
            if let next { context.messages.line("more: runner jobs list --after \(next)") }
        }
        return .done
    }
}
