import ArgumentParser
import JobConfig
import JobDiagnostics
import JobModel
import JobPlugin
import JobRuntime
import JobStore
import JobTime
import Logging
import ThreadExecutor

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// `runner work`
struct WorkCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "work", abstract: "A node: works jobs, fires schedules when it leads, reloads the configuration.",
        usage: "runner work [options]",
        discussion: """
            TERM or INT drains: running jobs go on for shutdown_timeout; a second one cuts
            them off. HUP reloads the configuration, TSTP stops taking jobs, CONT goes on.

            EXAMPLES:
              runner work
              runner work --queues critical,high
              runner work --until-idle --no-schedules  # works what there is, then ends
            """)

    @Option(help: ArgumentHelp("Only these queues, separated by commas.", valueName: "a,b")) var queues: String?
    @Flag(help: "End when nothing is left to do; exit code 1 if a job was discarded.") var untilIdle = false
    @Option(
        help: ArgumentHelp("With --until-idle: end after this long without work all the same.", valueName: "duration"))
    var idleTimeout: String?
    @Flag(help: "Never fire schedules in this node.") var noSchedules = false
    @Option(help: "How to print what was done, at the end.") var format: OutputFormat = .text
    @OptionGroup var global: GlobalOptions

    func run(in context: CommandContext) async throws -> CommandExit {
        let loader = WorkspaceLoader(global: global, context: context)
        let files = FolderFingerprint(of: Self.paths(in: loader))
        let workspace = try loader.load()
        let style = WorkLogStyle(isColored: context.messages.usesColor(global, context))
        let log = WorkLog(
            output: context.messages, now: context.now, isVerbose: global.verbose, isQuiet: global.quiet, style: style)
        let options = try nodeOptions(for: workspace)
        let session = try await StoreSession.open(workspace, global: global, context: context)
        _ = try await PluginMigrator(database: session.store.database).migrate(workspace.registry.plugins)
        for message in session.box.current.notCarriedOut { context.messages.line("note: \(message)") }
        if !session.store.hasLanes {
            for queue in session.box.current.queues where queue.claimsInTransaction {
                context.messages.line("note: queue \(queue.name): claim: transaction means row on SQLite")
            }
        }

        let logger = Logger(label: "runner") { _ in
            TextLogHandler(
                logLevel: global.verbose ? .debug : .info, output: context.messages, style: style, now: context.now)
        }
        let active = try PluginActivation(workspace: workspace, session: session, context: context, logger: logger)
            .run()
        let node = Node(
            identity: .ofThisProcess(unique: NodeName.unique(now: context.now(), random: context.random())),
            store: session.store, configuration: session.box,
            source: source(loader, since: files, context: context),
            options: options, handlers: active.handlers.mapValues { KindWorker($0) }, audiences: active.audiences,
            client: session.client, zones: workspace.zones,
            clock: NodeClock(ContinuousClock(), now: context.now), random: context.random, observer: log,
            logger: logger, version: RunnerVersion.current,
            // Handlers that ignore their cancellation cannot be ended but with their process.
            onAbandon: { Glibc.exit(CommandExit.findings.code) })
        try await run(node, log: log)
        let report = node.report
        await session.store.close()
        switch format {
        case .json: context.output.line(JSONDocument.text(WorkSummary.json(of: report)))
        case .text where !global.quiet: context.messages.line(WorkSummary.text(of: report))
        case .text: break
        }
        if node.hasCutOff || (untilIdle && report.discarded > 0) { return .findings }
        return .done
    }

    private func nodeOptions(for workspace: Workspace) throws -> NodeOptions {
        var options = NodeOptions(untilIdle: untilIdle, firesSchedules: !noSchedules)
        if let queues {
            let names = queues.split(separator: ",").map { $0.trimmingSpaces }
            for name in names where workspace.configuration.queue(name) == nil {
                throw CommandFailure(
                    .usage, code: "unknown_queue", "--queues: there is no queue \"\(name)\"",
                    help: "declared are \(workspace.configuration.queues.map(\.name.value).joined(separator: ", "))")
            }
            options.queues = names
        }
        if let idleTimeout {
            do {
                options.idleTimeout = try DurationText.parse(idleTimeout)
            } catch {
                throw CommandFailure(
                    .usage, code: "bad_duration", "--idle-timeout \(idleTimeout): \(error.message)", help: error.help)
            }
        }
        return options
    }

    /// Runs the node with the signals beside it.
    private func run(_ node: Node, log: WorkLog) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for await signal in SignalStream.signals([SIGTERM, SIGINT, SIGHUP, SIGTSTP, SIGCONT]) {
                    switch signal {
                    case SIGHUP: node.reload()
                    case SIGTSTP:
                        node.pause()
                        log.say("taking no jobs until CONT")
                    case SIGCONT:
                        node.resume()
                        log.say("taking jobs again")
                    default: node.isStopping ? node.cutOff() : node.drain()
                    }
                }
            }
            group.addTask {
                while !Task.isCancelled {
                    try? await Task.sleep(for: .seconds(1))
                    log.progress(running: node.running)
                }
            }
            try await node.run()
            group.cancelAll()
        }
    }

    private static func paths(in loader: WorkspaceLoader) -> [String] {
        ["jobs.yaml", "schedules.yaml"].map { loader.folder.display($0) }
    }

    /// Reads the files again when they are other than they were.
    private func source(
        _ loader: WorkspaceLoader, since files: FolderFingerprint, context: CommandContext
    ) -> ConfigurationSource {
        ConfigurationSource(paths: Self.paths(in: loader), loaded: files) {
            let check = loader.check()
            do {
                let workspace = try loader.load(check)
                return .valid(workspace.runtimeConfiguration(environment: context.environment))
            } catch {
                return .refused(errors: check.report.errors)
            }
        }
    }
}

extension Substring {
    fileprivate var trimmingSpaces: String {
        var text = self
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
