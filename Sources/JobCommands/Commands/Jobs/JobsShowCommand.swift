import ArgumentParser
import JSONTree
import JobModel
import JobStore
import JobTime

/// `runner jobs show`
struct JobsShowCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "One job with everything kept about it.",
        usage: "runner jobs show ID [options]",
        discussion: """
            EXAMPLES:
              runner jobs show 42
              runner jobs show 42 --format json
            """)

    @OptionGroup(title: GlobalOptions.title) var global: GlobalOptions
    @Argument(help: "The job's id.") var id: Int64
    @Option(help: "How to print it.") var format: OutputFormat = .text

    func run(in context: CommandContext) async throws -> CommandExit {
        let job = try await StoreOpener(global: global, context: context).withStore { try await $0.job(id) }
        guard let job else {
            throw CommandFailure(
                .findings, code: "unknown_job", "there is no job \(id)", help: "`runner jobs list` shows what there is")
        }
        switch format {
        case .json:
            context.output.line(JSONDocument.text(job.json.object ?? [:]))
        case .text:
            context.output.write(JobsShowCommand.text(of: job))
        }
        return .done
    }

    private static func text(of job: JobRecord) -> String {
        var lines: [(String, String)] = [
            ("job", "\(job.id)  \(job.kind)"), ("state", job.state.rawValue),
            ("queue", "\(job.queue), priority \(job.priority)"), ("attempt", "\(job.attempt) of \(job.maxAttempts)"),
            ("args", job.arguments.text), ("created", job.createdAt.rfc3339()),
            ("scheduled", job.scheduledAt.rfc3339()),
        ]
        if let time = job.attemptedAt { lines.append(("attempted", time.rfc3339())) }
        if let time = job.finalizedAt { lines.append(("finalized", time.rfc3339())) }
        if !job.attemptedBy.isEmpty { lines.append(("by", job.attemptedBy.joined(separator: ", "))) }
        if !job.tags.isEmpty { lines.append(("tags", job.tags.joined(separator: ", "))) }
        if !job.metadata.isEmpty { lines.append(("metadata", JSONValue.object(job.metadata).text)) }
        if let key = job.uniqueKey { lines.append(("unique key", key.hex)) }
        for error in job.errors {
            lines.append(("error", "attempt \(error.attempt), \(error.at.rfc3339()): \(error.error)"))
            if !error.trace.isEmpty { lines.append(("", error.trace)) }
        }
        return lines.map { name, value in
            name + String(repeating: " ", count: max(0, 11 - name.count)) + value + "\n"
        }.joined()
    }
}
