import JSONTree
import JobConfig
import JobModel
import JobStore

/// Pausing or resuming one queue.
struct QueueAct: Sendable {
    let global: GlobalOptions
    let context: CommandContext
    let queue: String
    let format: OutputFormat

    /// Does it, and shows what was done.
    /// - Throws: `CommandFailure` if neither the files nor the store know the queue.
    func run(_ done: String, _ act: (any JobStore) async throws -> Void) async throws -> CommandExit {
        let loader = WorkspaceLoader(global: global, context: context)
        let configuration = loader.folder.read().configuration(environment: loader.environment)
        let store = try await StoreOpener(global: global, context: context)
            .open(configuration?.store, folder: loader.folder.path)
        let known = try await store.queues().map(\.name) + (configuration?.queues.map(\.name.value) ?? [])
        guard known.contains(queue) else {
            await store.close()
            throw CommandFailure(
                .findings, code: "unknown_queue", "there is no queue \"\(queue)\"",
                help: "known are \(Set(known).sorted().joined(separator: ", "))")
        }
        try await act(store)
        await store.close()
        switch format {
        case .json: context.output.line(JSONDocument.text(["queue": .string(queue), "state": .string(done)]))
        case .text: context.output.line("\(done) \(queue)")
        }
        return .done
    }
}
