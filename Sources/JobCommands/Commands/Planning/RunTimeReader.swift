import JobConfig
import JobModel
import JobPlanning
import JobStore
import JobStoreSQLite

/// Finds out what jobs took lately, from the store, if there is one.
struct RunTimeReader: Sendable {
    /// The latest completed jobs of a kind that count.
    private static let perKind = 1_000
    /// The latest completed jobs that are looked at; kinds that are not among them have no history.
    private static let newest = 20_000

    let workspace: Workspace
    let global: GlobalOptions
    let context: CommandContext

    /// What was found by kind of job, with what the operator should know beside the plan. Without a store there is no
    /// history, and nothing to say.
    func runTimes() async -> (durations: [String: RunTime], messages: [String]) {
        do {
            let store = try await StoreOpener(global: global, context: context)
                .open(workspace.configuration.store, folder: workspace.folder, creating: false, migrations: .required)
            let found: [KindRunTime]
            do {
                found = try await store.runTimes(perKind: Self.perKind, newest: Self.newest)
            } catch {
                await store.close()
                throw error
            }
            await store.close()
            let pairs = found.map { ($0.kind.rawValue, RunTime(mean: $0.mean, jobs: $0.jobs)) }
            return (Dictionary(pairs) { first, _ in first }, [])
        } catch let failure as CommandFailure {
            guard failure.code != "store_missing" else { return ([:], []) }
            return ([:], ["jobs are taken to last as long as their timeouts: \(failure.message)"])
        } catch {
            return ([:], ["jobs are taken to last as long as their timeouts: \(error)"])
        }
    }
}
