import JobStore
import JobTime
import PostgresDriver

/// What a claim wants of a queue, and where it begins: behind rows of unknown kinds, if many stand in front.
struct ClaimLook {
    let request: ClaimRequest
    let start: ClaimPosition
    /// Whether such rows have been looked for just now, or need not be.
    private let isSearched: Bool

    /// A claim that took so long and found nothing has read many rows of unknown kinds, as while a slot for a million
    /// users is stored: the next one shall not read them again.
    private static let longWalk = Duration.milliseconds(5)
    /// Of more queues without jobs than these none is searched out of turn.
    static let mostSearches = 10

    /// A claim from a place that is known to have due jobs of known kinds behind it.
    init(_ request: ClaimRequest, from start: ClaimPosition) {
        self.request = request
        self.start = start
        isSearched = true
    }

    /// A claim from the front, or from where unknown kinds end, which is found out from time to time.
    init(
        _ request: ClaimRequest, _ foreignRows: ForeignRows, at now: Timestamp, on connection: PostgresConnection
    ) throws {
        self.request = request
        isSearched = foreignRows.isSearchDue(for: request, at: now)
        if isSearched {
            let search = try FindFirstJob(request: request).run(on: connection)
            foreignRows.note(search.position, foreign: search.foreign, for: request, at: now, hasSeenFront: true)
        }
        start = foreignRows.start(for: request, at: now)
    }

    /// Finds out why a claim that brought nothing took long.
    func learn(
        in foreignRows: ForeignRows, at now: Timestamp, took: Duration, on connection: PostgresConnection
    ) throws {
        guard !isSearched, took >= Self.longWalk else { return }
        let search = try FindFirstJob(request: request).run(from: start, on: connection)
        guard search.foreign >= ForeignRows.threshold else { return }
        foreignRows.note(
            search.position, foreign: search.foreign, for: request, at: now, hasSeenFront: start == .front)
    }
}
