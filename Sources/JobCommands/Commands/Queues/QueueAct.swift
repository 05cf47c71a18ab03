import JSONTree
import JobConfig
import JobModel
import JobStore
import SourceMarks

/// Pausing or resuming one queue.
struct QueueAct: Sendable {
    let global: GlobalOptions
    let context: CommandContext
    let queue: String
    let format: OutputFormat

    /// Does it, and shows what was done.
    /// - Throws: `CommandFailure` if neither the files nor the store know the queue.
    func run(_ done: String, _ act: (any JobStore) async throws -> Void) async throws -> CommandExit {
        let declared = try WorkspaceLoader(global: global, context: context).outline()?.queues.map(\.name.value) ?? []
        try await StoreOpener(global: global, context: context).withStore(creating: true) { store in
            let known = Set(try await store.queues().map(\.name) + declared).sorted()
            guard known.contains(queue) else {
                let near = Suggestion.closest(to: queue, among: known)
                throw CommandFailure(
                    .findings, code: "unknown_queue", "there is no queue \"\(queue)\"",
                    help: near.map { "did you mean \($0)?" } ?? "known are \(known.joined(separator: ", "))")
            }
            try await act(store)
        }
        switch format {
        case .json: context.output.line(JSONDocument.text(["queue": .string(queue), "state": .string(done)]))
        case .text: context.output.line("\(done) \(queue)")
        }
        return .done
    }
}
