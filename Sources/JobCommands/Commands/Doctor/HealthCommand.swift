import ArgumentParser
import JSONTree
import JobConfig
import JobRuntime
import JobStore
import JobStoreSQLite
import JobTime

/// `runner health`
struct HealthCommand: RunnerCommand {
    static let configuration = CommandConfiguration(
        commandName: "health", abstract: "For probes: whether a node of this machine lives, and with --ready can work.",
        usage: "runner health [options]",
        discussion: """
            Exit code 0 if so, 1 if not, 3 if the store cannot be reached.

            EXAMPLES:
              runner health
              runner health --ready
            """)

    @OptionGroup(title: GlobalOptions.title) var global: GlobalOptions
    @Flag(help: "Also ask whether the store's tables are there and the node beats.") var ready = false
    @Option(help: "How to print it.") var format: OutputFormat = .text

    func run(in context: CommandContext) async throws -> CommandExit {
        let loader = WorkspaceLoader(global: global, context: context)
        let lostAfter = try loader.outline()?.runtime.nodeLostAfter.value ?? .seconds(30)
        let (nodes, now) = try await StoreOpener(global: global, context: context)
            .withStore(migrations: .required) { store in (try await store.nodes(), try await store.now()) }
        let here = NodeIdentity.ofThisProcess(unique: "").host
        let alive = nodes.filter { node in
            node.heartbeat.host == here
                && !NodeIdentity.isGone(host: node.heartbeat.host, process: node.heartbeat.process)
        }
        let beating = alive.filter { now.since($0.seenAt) < lostAfter }
        let isWell = !(ready ? beating : alive).isEmpty
        let finding = HealthCommand.words(alive: alive.count, beating: beating.count, lostAfter: lostAfter)
        switch format {
        case .json:
            context.output.line(
                JSONDocument.text([
                    "ok": .boolean(isWell), "alive": JSONValue(alive.count), "beating": JSONValue(beating.count),
                    "finding": .string(finding),
                ]))
        case .text where !global.quiet: context.output.line(finding)
        case .text: break
        }
        return isWell ? .done : .findings
    }

    private static func words(alive: Int, beating: Int, lostAfter: Duration) -> String {
        if alive == 0 { return "no node runs on this machine" }
        if beating == 0 { return "a node runs but has not beaten for \(DurationText.print(lostAfter))" }
        return "ok: \(beating) node\(beating == 1 ? "" : "s") on this machine"
    }
}
