import JobModel
import JobStore

/// Whether completed jobs of one kind are kept: not where their retention is `0s`. The kind's own period wins over its
/// queue's, and that over the general one, as in cleaning.
struct CompletedKeeping: Sendable, Hashable {
    /// In queues that are no exception.
    private let usual: Bool
    /// Few, and for most configurations none.
    private let exceptions: Set<String>

    init(of kind: JobKind, under retention: RetentionRules) {
        if let own = retention.kinds[kind.rawValue] {
            usual = own.keepsCompleted
            exceptions = []
        } else {
            let usual = retention.general.keepsCompleted
            self.usual = usual
            exceptions = Set(retention.queues.filter { $0.value.keepsCompleted != usual }.keys)
        }
    }

    /// Whether those that come from a queue are kept.
    func keeps(inQueue queue: String) -> Bool {
        exceptions.isEmpty ? usual : usual != exceptions.contains(queue)
    }
}
