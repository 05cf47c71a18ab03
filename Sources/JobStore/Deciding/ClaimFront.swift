package import JobModel
package import JobTime
import Synchronization

/// Remembers how far a backlog has been claimed, so that the next claim need not walk over the index entries of the rows
/// before, which are dead and stay until a vacuum: many thousands where jobs are short, millions beside a long
/// transaction.
///
/// Only large claims that were filled are remembered, and only for `interval`: jobs that came in before the place, of a
/// higher priority or due earlier, wait no longer than that, and only behind a backlog. A claim from the place that is
/// not filled says nothing, and is followed by one from the front.
package final class ClaimFront: Sendable {
    /// How long the front may be left out.
    package static let interval = Duration.milliseconds(200)
    /// Smaller claims always begin at the front.
    package static let smallestClaim = 100

    private struct Mark {
        var position: ClaimPosition
        let frontSeenAt: Timestamp
    }

    private let marks = Mutex<[ClaimScope: Mark]>([:])

    /// Nothing is remembered.
    package init() {}

    /// Where a claim may begin instead of at the front; nil if it must see the front.
    package func start(for request: ClaimRequest, at now: Timestamp) -> ClaimPosition? {
        guard request.limit >= Self.smallestClaim else { return nil }
        return marks.withLock { marks in
            guard let mark = marks[ClaimScope(request)], now.since(mark.frontSeenAt) < Self.interval else { return nil }
            return mark.position
        }
    }

    /// Takes note of what a claim brought, in its order.
    /// - Parameter hasSeenFront: whether it began at the front, at the time `now`.
    package func note(_ jobs: [ClaimedJob], of request: ClaimRequest, hasSeenFront: Bool, at now: Timestamp) {
        guard request.limit >= Self.smallestClaim else { return }
        let isFilled = jobs.count >= request.limit
        marks.withLock { marks in
            let scope = ClaimScope(request)
            guard isFilled, let last = jobs.last else {
                marks[scope] = nil
                return
            }
            let position = ClaimPosition(
                priority: Int64(last.priority), scheduledAt: last.scheduledAt.microseconds, id: last.claim.id)
            if hasSeenFront {
                marks[scope] = Mark(position: position, frontSeenAt: now)
            } else {
                marks[scope]?.position = position
            }
        }
    }
}
