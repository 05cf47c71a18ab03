import JobModel
import JobStore
import JobTime
import PostgresDriver

/// Goes along a queue's due jobs, page by page, and chooses those that the limits let through.
struct LimitedWalk {
    /// What decides.
    private(set) var admission: ClaimAdmission
    /// What is still looked for: kinds that are held wholly drop out of it.
    private(set) var open: ClaimRequest
    /// Behind the last job looked at, but before the one that made the choice complete.
    private(set) var place: ClaimPosition
    /// Where the chosen jobs are, in their order.
    private(set) var chosen: [UInt64] = []
    /// Whether nothing more can be chosen.
    private(set) var isDone = false
    /// Whether a kind has dropped out since the last page was asked for.
    private(set) var isNarrowed = false

    /// Begins at a place.
    init(_ open: ClaimRequest, from place: ClaimPosition, _ admission: ClaimAdmission) {
        self.open = open
        self.place = place
        self.admission = admission
    }

    /// Decides on a page that was asked for with a size.
    mutating func pass(_ page: PostgresResult, size: Int) {
        var kinds = Set(open.kinds.map(\.rawValue))
        let known = kinds.count
        for row in 0..<page.rowCount {
            let name = page.text(row, 3)
            if kinds.contains(name) {
                switch admission.decide(JobKind(name), arguments: page.text(row, 5)) {
                case .take: chosen.append(page.place(row, 4))
                case .hold: break
                case .holdKind: kinds.remove(name)
                case .holdQueue: isDone = true
                }
                isDone = isDone || chosen.count == open.limit || kinds.isEmpty
                guard !isDone else { return }
            }
            place = ClaimPosition(
                priority: page.integer(row, 1), scheduledAt: page.timestamp(row, 2).microseconds,
                id: page.integer(row, 0))
        }
        isDone = page.rowCount < size
        isNarrowed = kinds.count < known
        if isNarrowed { open.kinds.removeAll { !kinds.contains($0.rawValue) } }
    }

    /// Leaves out what lies before a place.
    mutating func skip(to place: ClaimPosition) {
        self.place = max(self.place, place)
    }
}
