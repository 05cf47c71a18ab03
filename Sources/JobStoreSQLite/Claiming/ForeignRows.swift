import JobModel
import JobStore
import JobTime
import Synchronization

/// Remembers behind which rows of unknown kinds a claim may begin, so that a long row of them in front of a queue
/// is not read again at each claim. From time to time a claim begins at the front all the same.
final class ForeignRows: Sendable {
    /// Fewer foreign rows than these are simply read each time.
    static let threshold = 1_000
    /// How long the front may be left out.
    static let interval = Duration.seconds(10)

    private struct Key: Hashable {
        let queue: String
        let kinds: [JobKind]
        let selection: ClaimRequest.Selection

        init(_ request: ClaimRequest) {
            queue = request.queue
            kinds = request.kinds
            selection = request.selection
        }
    }

    private struct Mark {
        var position: ClaimPosition
        let frontSeenAt: Timestamp
    }

    private let marks = Mutex<[Key: Mark]>([:])

    /// Where a claim begins.
    func start(for request: ClaimRequest, at now: Timestamp) -> ClaimPosition {
        marks.withLock { marks in
            // Almost never is there any; then nothing is hashed.
            guard !marks.isEmpty, let mark = marks[Key(request)] else { return .front }
            return now.since(mark.frontSeenAt) < Self.interval ? mark.position : .front
        }
    }

    /// Takes a search into account that began at the front.
    func note(_ search: FindFirstJob.Outcome, for request: ClaimRequest, at now: Timestamp) {
        note(search, for: request, at: now, hasSeenFront: search.start == .front)
    }

    /// Takes a search into account.
    ///
    /// - Parameter hasSeenFront: whether everything before the search's start is known too, as of this moment.
    func note(_ search: FindFirstJob.Outcome, for request: ClaimRequest, at now: Timestamp, hasSeenFront: Bool) {
        let isWorthIt = search.foreign >= Self.threshold
        marks.withLock { marks in
            guard hasSeenFront else {
                marks[Key(request)]?.position = search.position
                return
            }
            if isWorthIt {
                marks = marks.filter { now.since($0.value.frontSeenAt) < Self.interval }
                marks[Key(request)] = Mark(position: search.position, frontSeenAt: now)
            } else if !marks.isEmpty {
                marks[Key(request)] = nil
            }
        }
    }
}
