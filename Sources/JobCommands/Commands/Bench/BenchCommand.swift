import ArgumentParser
import JSONTree
import JobRuntime
import JobStore
import JobTime
import Logging

/// `runner bench`
struct BenchCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Throughput and latency here, and the floor: the same SQL with no node round it.",
        usage: "runner bench [options]",
        discussion: """
            Works jobs that do nothing, in SQLite files of its own that it removes. With
            --store it works in that store, which must have no jobs, and leaves them there.

            EXAMPLES:
              runner bench
              runner bench --jobs 20000 --format json
              runner bench --store sqlite:/mnt/disk/bench.db
            """)

    private static let mostJobs = 10_000_000
    /// Insertions a second, and for how long, while single jobs are timed.
    private static let latencyRate = 100
    private static let latencyTime: Duration = .seconds(5)

    @OptionGroup(title: GlobalOptions.title) var global: GlobalOptions
    @Option(parsing: .unconditional, help: ArgumentHelp("How many jobs to work.", valueName: "n")) var jobs = 100_000
    @Option(parsing: .unconditional, help: ArgumentHelp("How many at once.", valueName: "n")) var concurrency = 100
    @Option(help: "How to print it.") var format: OutputFormat = .text

    func validate() throws {
        guard (1...BenchCommand.mostJobs).contains(jobs) else {
            throw ValidationError("--jobs takes 1 to \(BenchCommand.mostJobs)")
        }
        guard (1...10_000).contains(concurrency) else { throw ValidationError("--concurrency takes 1 to 10000") }
    }

    func run(in context: CommandContext) async throws -> CommandExit {
        tell("\(jobs) jobs through a node …", context)
        let work = try await measure("work", in: context) {
            try await ThroughputBench(setting: $0, jobs: jobs, concurrency: concurrency).run()
        }
        tell("\(jobs) jobs through the store alone …", context)
        let floor = try await measure("floor", in: context) {
            try await FloorBench(setting: $0, jobs: jobs, batch: work.figures.batch).run()
        }
        tell("single jobs in an idle node …", context)
        let latency = try await measure("latency", in: context) {
            try await LatencyBench(setting: $0, rate: BenchCommand.latencyRate, duration: BenchCommand.latencyTime)
                .run()
        }
        let report = BenchReport(
            store: work.store, work: work.figures, floor: floor.figures, latency: latency.figures)
        switch format {
        case .json: context.output.line(JSONDocument.text(report.json))
        case .text: context.output.write(report.text)
        }
        return .done
    }

    /// Runs one benchmark: in a store of its own, or in the one that `--store` names.
    private func measure<Figures: Sendable>(
        _ name: String, in context: CommandContext, _ bench: (BenchSetting) async throws -> Figures
    ) async throws -> (figures: Figures, store: StoreIdentity) {
        let folder = global.store == nil ? try TemporaryFolder(in: context.environment["TMPDIR"]) : nil
        defer { folder?.remove() }
        var options = global
        if let folder { options.store = "sqlite:\(folder.path)/\(name).db" }
        return try await StoreOpener(global: options, context: context).withStore(creating: true) { store in
            if name == "work", try await !store.counts().isEmpty {
                throw CommandFailure(
                    .usage, code: "store_in_use", "the store has jobs: a benchmark would mix with them",
                    help: "name a new file, or leave --store out")
            }
            let setting = BenchSetting(
                store: store, clock: NodeClock(ContinuousClock(), now: context.now),
                logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
            return (try await bench(setting), store.identity)
        }
    }

    private func tell(_ progress: String, _ context: CommandContext) {
        if !global.quiet { context.messages.line(progress) }
    }
}
