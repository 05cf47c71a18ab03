import JobConfig
import JobDiagnostics
import JobModel
import JobPlugin
import JobStore
import JobStoreSQLite
import JobTime
import ZoneDatabase

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Everything that `doctor` looks at, one check after another.
struct Examination: Sendable {
    /// More skew than this and due times are felt to be wrong.
    private static let tolerableSkew: Duration = .seconds(2)
    private static let fewFiles: UInt = 1_024

    let global: GlobalOptions
    let context: CommandContext

    func run() async -> [HealthCheck] {
        let loader = WorkspaceLoader(global: global, context: context)
        let check = loader.check()
        var checks = [version, configuration(check), zones(check.zones), plugins(loader), openFiles]
        let opener = StoreOpener(global: global, context: context)
        let settings = check.reading.configuration(environment: loader.environment)?.store
        do {
            if case .sqlite(let path) = try opener.location(settings, folder: loader.folder.path) {
                checks.append(fileSystem(of: path))
            }
            let store = try await opener.open(
                settings, folder: loader.folder.path, creating: false, migrations: .unchecked)
            checks += await examine(store, registry: check.registry, zones: check.zones)
            await store.close()
        } catch let failure as CommandFailure {
            var missing = HealthCheck(name: "store", verdict: .bad, finding: failure.message, help: failure.help)
            missing.isStoreUnreachable = true
            checks.append(missing)
        } catch {
            checks.append(HealthCheck(name: "store", verdict: .bad, finding: String(describing: error)))
        }
        return checks
    }

    // MARK: Without the store

    private var version: HealthCheck {
        HealthCheck(name: "runner", verdict: .good, finding: RunnerVersion.current)
    }

    private func configuration(_ check: WorkspaceLoader.Check) -> HealthCheck {
        let isBad = check.report.errors > 0
        return HealthCheck(
            name: "configuration", verdict: isBad ? .bad : check.report.warnings > 0 ? .odd : .good,
            finding: check.report.summary, help: isBad || check.report.warnings > 0 ? "see `runner validate`" : nil)
    }

    private func zones(_ zones: ZoneDatabase) -> HealthCheck {
        guard let path = zones.path else {
            return HealthCheck(
                name: "tzdata", verdict: .bad, finding: "no time zone data was found",
                help: "install the package tzdata, or name its folder in runtime.tzdata or TZDIR")
        }
        return HealthCheck(
            name: "tzdata", verdict: .good,
            finding: "\(zones.version ?? "unknown version"), \(zones.names().count) names in \(path)")
    }

    private func plugins(_ loader: WorkspaceLoader) -> HealthCheck {
        let registry = loader.registry
        let names = registry.plugins.map(\.id.rawValue)
        if let problem = registry.problems.first {
            return HealthCheck(name: "plugins", verdict: .bad, finding: problem.description)
        }
        let unlinked = PluginFolders(top: loader.folder.path).unlinked(among: names)
        guard unlinked.isEmpty else {
            return HealthCheck(
                name: "plugins", verdict: .odd, finding: "not linked: \(unlinked.joined(separator: ", "))",
                help: "name them in Package.swift and Sources/runner/LinkedPlugins.swift")
        }
        let kinds = registry.plugins.reduce(0) { $0 + $1.handlers.count }
        return HealthCheck(
            name: "plugins", verdict: .good, finding: "\(names.joined(separator: ", ")): \(kinds) kinds")
    }

    private var openFiles: HealthCheck {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        let isLow = limit.rlim_cur < Examination.fewFiles
        return HealthCheck(
            name: "open files", verdict: isLow ? .odd : .good, finding: "\(limit.rlim_cur) allowed",
            help: isLow ? "raise it: ulimit -n 4096" : nil)
    }

    private func fileSystem(of path: String) -> HealthCheck {
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
        let kind = FileSystemKind(of: folder.isEmpty ? "." : folder)
        guard kind.isNetwork else {
            return HealthCheck(name: "file system", verdict: .good, finding: kind.name)
        }
        return HealthCheck(
            name: "file system", verdict: .bad, finding: "\(kind.name): SQLite's locks cannot be trusted there",
            help: "keep the store on a local disk, or use PostgreSQL")
    }

    // MARK: With the store

    private func examine(
        _ store: any JobStore, registry: PluginRegistry, zones: ZoneDatabase
    ) async -> [HealthCheck] {
        let identity = store.identity
        var checks = [
            HealthCheck(
                name: "store", verdict: .good, finding: "\(identity.engine) \(identity.version) at \(identity.location)"
            )
        ]
        do {
            let missing = try await store.migrations().filter { $0.appliedAt == nil }
            checks.append(
                HealthCheck(
                    name: "schema", verdict: missing.isEmpty ? .good : .bad,
                    finding: missing.isEmpty ? "up to date" : "\(missing.count) migrations are missing",
                    help: missing.isEmpty ? nil : "run `runner migrate up`"))
            guard missing.isEmpty else { return checks }
            checks.append(skew(between: try await store.now(), and: context.now()))
            checks.append(nodes(try await store.nodes(), zones: zones, now: try await store.now()))
            checks.append(foreignKinds(try await store.counts(), registry: registry))
        } catch {
            checks.append(HealthCheck(name: "store", verdict: .bad, finding: String(describing: error)))
        }
        return checks
    }

    private func skew(between store: Timestamp, and process: Timestamp) -> HealthCheck {
        let difference = store.since(process)
        let isBad = difference > Examination.tolerableSkew || difference < .zero - Examination.tolerableSkew
        return HealthCheck(
            name: "clock", verdict: isBad ? .bad : .good,
            finding: "the store's is \(Examination.milliseconds(difference)) ms from this machine's",
            help: isBad ? "let both machines keep time by NTP" : nil)
    }

    private static func milliseconds(_ duration: Duration) -> Int {
        Int((duration / .milliseconds(1)).rounded())
    }

    private func nodes(_ nodes: [NodeStatus], zones: ZoneDatabase, now: Timestamp) -> HealthCheck {
        let silent = nodes.filter { now.since($0.seenAt) > .seconds(60) }
        if let first = silent.first {
            return HealthCheck(
                name: "nodes", verdict: .odd,
                finding: "\(silent.count) of \(nodes.count) silent for over a minute, such as \(first.heartbeat.node)",
                help: "the next node to lead takes their jobs back")
        }
        let versions = Set(nodes.map(\.heartbeat.tzdata)).union(zones.version.map { [$0] } ?? [])
        if versions.count > 1 {
            return HealthCheck(
                name: "nodes", verdict: .odd,
                finding: "nodes differ in tzdata: \(versions.sorted().joined(separator: ", "))",
                help: "install the same version of tzdata on all machines")
        }
        return HealthCheck(name: "nodes", verdict: .good, finding: "\(nodes.count) alive")
    }

    private func foreignKinds(_ counts: [JobCount], registry: PluginRegistry) -> HealthCheck {
        let summary = QueueSummary(
            configuration: WorkspaceLoader(global: global, context: context).folder.read().base, known: [],
            counts: counts, registry: registry)
        guard let first = summary.foreign.first else {
            return HealthCheck(name: "kinds", verdict: .good, finding: "every waiting job has a handler here")
        }
        return HealthCheck(
            name: "kinds", verdict: .odd,
            finding:
                "\(summary.foreign.count) kinds wait that nothing here works, such as \(first.kind) (\(first.count))",
            help: "they stay until a node that knows them comes")
    }
}
