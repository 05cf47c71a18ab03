/// Where each event of a discussion stands in its thread; worked out without a database.
struct ThreadLayout: Sendable, Hashable {
    /// An event's place.
    struct Place: Sendable, Hashable {
        /// The parent's id; the root's where it is the discussion itself.
        var parentID: Int64?
        /// 1 below the root.
        var depth: Int64
        /// From 1 among its siblings; 0 without a parent.
        var position: Int64 = 0
        /// The positions from the top down, such as `00002-00001`.
        var key: String?
        var childCount: Int64 = 0
        var descendantCount: Int64 = 0
    }

    private(set) var places: [Int64: Place] = [:]

    /// Lays the items out.
    /// - Parameters:
    ///   - root: the id of the event that stands for the discussion.
    ///   - items: in the order of their sequence.
    ///   - maxDepth: how deep answers nest; deeper ones become siblings of what they answer.
    init(root: Int64, items: [ThreadItem], maxDepth: Int64) {
        for item in items { places[item.id] = Place(parentID: root, depth: 1) }
        for item in items { place(item, below: root, maxDepth: maxDepth) }
        number(items, below: root)
    }

    private mutating func place(_ item: ThreadItem, below root: Int64, maxDepth: Int64) {
        switch item.parent {
        case .none: places[item.id] = Place(parentID: nil, depth: 0)
        case .event(let id) where id != item.id && places[id] != nil:
            guard let parent = places[id] else { return }
            guard parent.depth >= maxDepth else {
                places[item.id] = Place(parentID: id, depth: parent.depth + 1)
                return
            }
            places[item.id] = Place(parentID: parent.parentID ?? root, depth: max(parent.depth, 1))
        case .root, .event: places[item.id] = Place(parentID: root, depth: 1)
        }
    }

    /// Positions and keys, parents before children, then the counts from the keys' ends up.
    private mutating func number(_ items: [ThreadItem], below root: Int64) {
        let children = Dictionary(
            grouping: items.filter { places[$0.id]?.parentID != nil }, by: { places[$0.id]?.parentID ?? root })
        var open = [(parent: root, key: "")]
        var order: [Int64] = []
        while let (parent, key) = open.popLast() {
            for (index, child) in (children[parent] ?? []).enumerated() {
                let childKey = (key.isEmpty ? "" : key + "-") + Self.fiveDigits(index + 1)
                places[child.id]?.position = Int64(index + 1)
                places[child.id]?.key = childKey
                open.append((child.id, childKey))
                order.append(child.id)
            }
        }
        for id in order.reversed() {
            guard let place = places[id], let parent = place.parentID else { continue }
            places[parent]?.childCount += 1
            places[parent]?.descendantCount += 1 + place.descendantCount
        }
    }

    private static func fiveDigits(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    }
}
