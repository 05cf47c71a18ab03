import ArgumentParser
import JobRuntime
import JobStore

/// `runner health`
struct HealthCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "health", abstract: "For probes: whether a node of this machine lives, and with --ready can work.",
        discussion: """
            Exit code 0 if so, 1 if not, 3 if the store cannot be reached.

            EXAMPLES:
              runner health
              runner health --ready
            """)

    @OptionGroup var global: GlobalOptions
    @Flag(help: "Also ask whether the store's tables are there and the node beats.") var ready = false

    func run(in context: CommandContext) async throws -> CommandExit {
        let loader = WorkspaceLoader(global: global, context: context)
        let configuration = loader.folder.read().configuration(environment: loader.environment)
        let store = try await StoreOpener(global: global, context: context)
            .open(configuration?.store, folder: loader.folder.path, creating: false, migrations: .required)
        let nodes = try await store.nodes()
        let now = try await store.now()
        await store.close()
        let here = NodeIdentity.ofThisProcess(unique: "").host
        let lostAfter = configuration?.runtime.nodeLostAfter.value ?? .seconds(30)
        let alive = nodes.filter { node in
            node.heartbeat.host == here
                && !NodeIdentity.isGone(host: node.heartbeat.host, process: node.heartbeat.process)
        }
        let beating = alive.filter { now.since($0.seenAt) < lostAfter }
        let isWell = !(ready ? beating : alive).isEmpty
        if !global.quiet {
            context.output.line(
                isWell
                    ? "ok: \(beating.count) node\(beating.count == 1 ? "" : "s") on this machine"
                    : alive.isEmpty ? "no node runs on this machine" : "a node runs but has not beaten for \(lostAfter)")
        }
        return isWell ? .done : .findings
    }
}
