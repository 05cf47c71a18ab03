import ArgumentParser
import JSONTree
import JobRuntime
import JobStore
import JobStorePostgres
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
            --store it works in that store, which must have no jobs; the jobs of the last
            measurement stay there.

            On PostgreSQL it measures as River's own benchmark does: all jobs are stored
            before the clock starts, which stops at the last committed completion. The floor
            is the best of 1, 2 and 4 connections.

            EXAMPLES:
              runner bench
              runner bench --jobs 20000 --format json
              runner bench --store sqlite:/mnt/disk/bench.db
              runner bench --store postgres://127.0.0.1/bench --claim transaction
              runner bench --store postgres://127.0.0.1/bench --completed delete
            """)

    private static let mostJobs = 10_000_000
    /// For how long single jobs are timed.
    private static let latencyTime: Duration = .seconds(10)

    @Option(parsing: .unconditional, help: ArgumentHelp("How many jobs to work.", valueName: "n")) var jobs = 100_000
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "How many at once: 100, on PostgreSQL 2000, with claim transaction 2 connections.", valueName: "n"))
    var concurrency: Int?
    @Option(help: ArgumentHelp("How jobs are claimed; transaction needs PostgreSQL.", valueName: "row|transaction"))
    var claim: BenchClaim = .row
    @Option(
        help: ArgumentHelp(
            "Whether completed jobs stay, or are deleted at once as under retention.completed 0s.",
            valueName: "keep|delete"))
    var completed: BenchCompleted = .keep
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Single insertions a second, while the wait for a start is timed.", valueName: "n"))
    var rate = 50
    @Option(help: "How to print it.") var format: OutputFormat = .text
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard (1...BenchCommand.mostJobs).contains(jobs) else {
            throw ValidationError("--jobs takes 1 to \(BenchCommand.mostJobs)")
        }
        guard (1...10_000).contains(concurrency ?? 1) else { throw ValidationError("--concurrency takes 1 to 10000") }
        guard (1...1_000).contains(rate) else { throw ValidationError("--rate takes 1 to 1000") }
    }

    func run(in context: CommandContext) async throws -> CommandExit {
        tell("\(jobs) jobs through a node …", context)
        let work = try await measure("work", in: context) {
            try await ThroughputBench(setting: $0, jobs: jobs, concurrency: concurrency(of: $0.store), claim: claim)
                .run()
        }
        var floors: [FloorBench.Figures] = []
        // SQLite has one writer.
        for connections in work.store.engine == "postgres" ? [1, 2, 4] : [1] {
            tell("\(jobs) jobs through the store alone, with \(connections) connections …", context)
            floors += [
                try await measure("floor", in: context) {
                    try await FloorBench(
                        setting: $0, jobs: jobs, batch: work.figures.batch, claim: claim, connections: connections
                    ).run()
                }.figures
            ]
        }
        guard let floor = floors.max(by: { $0.jobsPerSecond < $1.jobsPerSecond }) else { return .done }
        tell("single jobs in an idle node …", context)
        let latency = try await measure("latency", in: context) {
            try await LatencyBench(setting: $0, rate: rate, duration: BenchCommand.latencyTime).run()
        }
        let report = BenchReport(
            store: work.store, claim: claim, completed: completed, work: work.figures, floor: floor,
            latency: latency.figures)
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
        defer { folder?.remove(database: name) }
        var options = global
        if let folder { options.store = "sqlite:\(folder.database(name))" }
        return try await StoreOpener(global: options, context: context).withStore(creating: true) { store in
            if name == "work", try await !store.counts().isEmpty {
                throw CommandFailure(
                    .usage, code: "store_in_use", "the store has jobs: a benchmark would mix with them",
                    help: "name a new file or database, or leave --store out")
            }
            guard claim == .row || store.hasLanes else {
                throw CommandFailure(
                    .usage, code: "no_transactions", "--claim transaction needs a PostgreSQL store",
                    help: "give --store postgres://…")
            }
            try await (store as? PostgresJobStore)?.removeAllJobs()
            let setting = BenchSetting(
                store: store, clock: NodeClock(ContinuousClock(), now: context.now),
                logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }, completed: completed)
            return (try await bench(setting), store.identity)
        }
    }

    private func concurrency(of store: any JobStore) -> Int {
        if let concurrency { return concurrency }
        guard store.identity.engine == "postgres" else { return 100 }
        return claim == .transaction ? 2 : 2_000
    }

    private func tell(_ progress: String, _ context: CommandContext) {
        if !global.quiet { context.messages.line(progress) }
    }
}

extension BenchClaim: ExpressibleByArgument {}
extension BenchCompleted: ExpressibleByArgument {}
