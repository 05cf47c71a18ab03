import JobModel
package import JobTime
import Synchronization

/// Remembers behind which rows of unknown kinds a claim may begin, so that a long row of them in front of a queue
/// is not read again at each claim. From time to time a claim begins at the front all the same.
package final class ForeignRows: Sendable {
    /// Fewer foreign rows than these are simply read each time.
    package static let threshold = 1_000
    /// How long the front may be left out.
    static let interval = Duration.seconds(10)

    private struct Mark {
        var position: ClaimPosition
        let frontSeenAt: Timestamp
    }

    private let marks = Mutex<[ClaimScope: Mark]>([:])
    private let searches = Mutex<[ClaimScope: Timestamp]>([:])

    /// Every queue is free of them.
    package init() {}

    /// Where a claim begins.
    package func start(for request: ClaimRequest, at now: Timestamp) -> ClaimPosition {
        marks.withLock { marks in
            // Almost never is there any; then nothing is hashed.
            guard !marks.isEmpty, let mark = marks[ClaimScope(request)] else { return .front }
            return now.since(mark.frontSeenAt) < Self.interval ? mark.position : .front
        }
    }

    /// Whether a store that does not search at each claim should do so now; the next time is an interval later.
    package func isSearchDue(for request: ClaimRequest, at now: Timestamp) -> Bool {
        searches.withLock { searches in
            let key = ClaimScope(request)
            if let last = searches[key], now.since(last) < Self.interval { return false }
            searches[key] = now
            return true
        }
    }

    /// Takes a search into account.
    ///
    /// - Parameters:
    ///   - position: the place before the first job of a known kind, or behind all others.
    ///   - foreign: how many rows of unknown kinds lie between the search's start and that.
    ///   - hasSeenFront: whether everything before the search's start is known too, as of this moment.
    package func note(
        _ position: ClaimPosition, foreign: Int, for request: ClaimRequest, at now: Timestamp, hasSeenFront: Bool
    ) {
        let isWorthIt = foreign >= Self.threshold
        marks.withLock { marks in
            guard hasSeenFront else {
                marks[ClaimScope(request)]?.position = position
                return
            }
            if isWorthIt {
                marks = marks.filter { now.since($0.value.frontSeenAt) < Self.interval }
                marks[ClaimScope(request)] = Mark(position: position, frontSeenAt: now)
            } else if !marks.isEmpty {
                marks[ClaimScope(request)] = nil
            }
        }
    }
}
