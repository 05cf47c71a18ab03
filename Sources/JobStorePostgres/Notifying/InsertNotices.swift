import JobTime
import Synchronization

/// Chooses the queues whose nodes are told of new jobs.
///
/// The server sends notifications one transaction after the other, so a stream of inserts must not send one each; and
/// where jobs come so fast, nodes look again without being told.
final class InsertNotices: Sendable {
    /// More queues than these are looked through for those that nothing was said of lately.
    private static let remembered = 1_000

    private let steadyTime: @Sendable () -> Timestamp
    private let buckets = Mutex<[String: TokenBucket]>([:])

    init(_ steadyTime: @escaping @Sendable () -> Timestamp) {
        self.steadyTime = steadyTime
    }

    /// Of some queues with new jobs, those to be told of now.
    func choose(among queues: Set<String>) -> [String] {
        guard !queues.isEmpty else { return [] }
        let now = steadyTime()
        return buckets.withLock { buckets in
            if buckets.count > Self.remembered { buckets = buckets.filter { !$0.value.isFull(at: now) } }
            return queues.sorted().filter { buckets[$0, default: TokenBucket(at: now)].take(at: now) }
        }
    }
}
