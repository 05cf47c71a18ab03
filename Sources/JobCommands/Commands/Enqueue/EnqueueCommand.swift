import ArgumentParser
import JSONTree
import JobConfig
import JobModel
import JobPlugin
import JobRuntime
import JobTime
import SourceMarks

/// `runner enqueue`
struct EnqueueCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "enqueue", abstract: "Insert a job, after checking its arguments; or many from a file.",
        usage: "runner enqueue KIND [options] | --batch FILE [options]",
        discussion: """
            A line of a batch is a JSON object: {"kind", "args", "queue", "scheduled_at",
            "priority", "tags"}, all but args optional. All lines are enqueued, or none.

            EXAMPLES:
              runner enqueue publish_event --args '{"event_id": 7}'
              runner enqueue destroy_group --args @group.json --in 2w
              runner enqueue geo_location --at 2027-01-01T06:00:00Z --priority 2
              runner enqueue --batch jobs.jsonl
            """)

    @OptionGroup(title: GlobalOptions.title) var global: GlobalOptions
    @Argument(help: "The job's kind; with --batch, the kind of lines that name none.") var kind: String?
    @Option(help: ArgumentHelp("The arguments: a JSON object, or @FILE.", valueName: "json")) var args: String?
    @Option(help: "The queue, instead of the kind's own.") var queue: String?
    @Option(help: ArgumentHelp("When it may run, RFC 3339.", valueName: "time")) var at: String?
    @Option(
        name: .customLong("in"), help: ArgumentHelp("How long from now it may run, such as 30m.", valueName: "duration")
    )
    var delay: String?
    @Option(help: "1 (first) to 4.") var priority: Int?
    @Option(help: ArgumentHelp("Labels, separated by commas.", valueName: "a,b")) var tags: String?
    @Option(help: ArgumentHelp("A file with one job a line, or - for standard input.", valueName: "file"))
    var batch: String?
    @Option(help: "How to print it.") var format: OutputFormat = .text

    func validate() throws {
        guard batch != nil || kind != nil else { throw ValidationError("name the job's kind, or give --batch FILE") }
        guard at == nil || delay == nil else { throw ValidationError("--at and --in exclude each other") }
        guard batch == nil || args == nil else { throw ValidationError("--batch and --args exclude each other") }
    }

    func run(in context: CommandContext) async throws -> CommandExit {
        let workspace = try WorkspaceLoader(global: global, context: context).load()
        let entries =
            try batch.map { try batchEntries(file: $0, context: context) }
            ?? [BatchEntry(place: "", request: try request(in: context))]
        try checkQueues(of: entries, in: workspace.configuration)
        let session = try await StoreSession.open(workspace, global: global, context: context)
        let results: [EnqueuedJob]
        do {
            results = try await session.client.enqueue(entries.map(\.request))
        } catch let error as EnqueueError {
            await session.close()
            throw CommandFailure(
                .findings, code: "refused", entries[error.index].place + error.message, help: error.help)
        }
        await session.close()
        show(results, in: context)
        return .done
    }

    // MARK: Reading

    private func options() throws -> EnqueueOptions {
        var options = EnqueueOptions(
            queue: queue, priority: priority,
            tags: tags?.split(separator: ",").map { String($0) } ?? [])
        if let at {
            guard let time = Timestamp(rfc3339: at) else {
                throw CommandFailure(
                    .usage, code: "bad_time", "--at \(at) is not a time with an offset",
                    help: "write RFC 3339, such as 2026-12-01T06:00:00Z")
            }
            options.scheduledAt = time
        }
        if let delay {
            do {
                options.delay = try DurationText.parse(delay)
            } catch {
                throw CommandFailure(.usage, code: "bad_duration", "--in \(delay): \(error.message)", help: error.help)
            }
        }
        return options
    }

    private func request(in context: CommandContext) throws -> JobRequest {
        var text = args ?? "{}"
        if text.hasPrefix("@") {
            let path = String(text.dropFirst())
            text = String(decoding: try InputFile.read(path, context: context), as: UTF8.self)
        }
        return JobRequest(
            kind: JobKind(kind ?? ""), arguments: try EnqueueCommand.compact(text), options: try options())
    }

    private func batchEntries(file: String, context: CommandContext) throws -> [BatchEntry] {
        let bytes = try InputFile.read(file, context: context)
        let defaults = try options()
        var entries: [BatchEntry] = []
        for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let text = String(decoding: line, as: UTF8.self)
            if text.allSatisfy(\.isWhitespace) { continue }
            let place = "\(file):\(index + 1): "
            do {
                let request = try BatchLine.request(text, kind: kind, defaults: defaults)
                entries.append(BatchEntry(place: place, request: request))
            } catch {
                throw CommandFailure(
                    .findings, code: "bad_line", place + error.message,
                    help: error.help ?? "nothing was enqueued")
            }
        }
        guard !entries.isEmpty else {
            throw CommandFailure(
                .findings, code: "empty_batch", "\(file) holds no job", help: "write one JSON object a line")
        }
        return entries
    }

    /// A misspelt queue would take a job that nobody ever works.
    private func checkQueues(of entries: [BatchEntry], in configuration: Configuration) throws {
        for entry in entries {
            guard let queue = entry.request.options.queue, configuration.queue(queue) == nil else { continue }
            let names = configuration.queues.map(\.name.value)
            throw CommandFailure(
                .findings, code: "refused", "\(entry.place)there is no queue \"\(queue)\"",
                help: Suggestion.closest(to: queue, among: names).map { "did you mean \"\($0)\"?" }
                    ?? "declared are \(names.joined(separator: ", "))")
        }
    }

    /// The arguments as stored: checked JSON without white space.
    private static func compact(_ text: String) throws -> String {
        do {
            return try JSONValue(parsing: text).text
        } catch {
            throw CommandFailure(
                .findings, code: "bad_json", "the arguments are not JSON: \(error)",
                help: "in a shell, put the object in single quotes: --args '{\"event_id\": 7}'")
        }
    }

    // MARK: Showing

    private func show(_ results: [EnqueuedJob], in context: CommandContext) {
        let inserted = results.filter { !$0.isDuplicate }.count
        switch (format, batch) {
        case (.json, nil):
            context.output.line(JSONDocument.text(results[0].json))
        case (.json, _):
            context.output.line(
                JSONDocument.text([
                    "inserted": JSONValue(inserted), "duplicates": JSONValue(results.count - inserted),
                    "ids": .array(results.map { JSONValue($0.id) }),
                ]))
        case (.text, nil):
            let job = results[0]
            let verb = job.isDuplicate ? "already there:" : "enqueued"
            context.output.line(
                "\(verb) \(job.kind) as job \(job.id) (\(job.queue), \(job.state.rawValue), due \(job.scheduledAt))")
        case (.text, _):
            context.output.line("enqueued \(inserted) jobs, \(results.count - inserted) were already there")
        }
    }
}
