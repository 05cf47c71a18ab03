import JobSQL
import JobTime

/// Rebuilds a discussion's thread: numbers, parents, positions and counts of its events. Running it twice changes nothing.
struct ThreadRepair {
    private let table: ThreadTable

    init(_ transaction: any SQLTransaction) {
        table = ThreadTable(transaction)
    }

    /// Repairs the thread; does nothing if there is no such discussion.
    func repair(_ discussion: Int64, at now: Timestamp) throws {
        guard let subject = try table.lock(discussion) else { return }
        let root = try table.root(of: subject)
        try table.numberEvents(of: discussion)
        let events = try table.events(of: discussion)
        let parents = ThreadParents(events.map(\.entry))
        let items = events.map {
            ThreadItem(id: $0.entry.id, sequence: $0.sequence, parent: parents.parent(of: $0.entry))
        }
        let layout = ThreadLayout(root: root, items: items, maxDepth: subject.maxDepth)
        for item in items {
            if let place = layout.places[item.id] { try table.update(item.id, place) }
        }
        let direct = layout.places.values.count { $0.parentID == root }
        try table.updateRoot(root, children: Int64(direct), descendants: Int64(items.count))
        let ranges = RangeSet(items.map(\.sequence))
        try table.update(discussion: discussion, items: Int64(items.count), ranges: ranges, at: now)
        try table.clipReaders(of: discussion, to: ranges)
    }
}
