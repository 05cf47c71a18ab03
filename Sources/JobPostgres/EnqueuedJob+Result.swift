import JobPlugin
import JobStore

extension EnqueuedJob {
    /// What became of a request.
    init(_ result: InsertResult) {
        self.init(
            id: result.id, kind: result.kind, queue: result.queue, state: result.state,
            scheduledAt: result.scheduledAt, isDuplicate: result.isDuplicate)
    }
}
