/// Lines within eighty columns, each item's further lines indented below its first.
struct ItemList {
    private static let columns = 80

    private(set) var lines: [String] = []

    /// - Parameter limit: how many items are shown before the rest is counted; nil for all.
    init(_ items: [String], indentation: Int, limit: Int? = nil) {
        let space = String(repeating: " ", count: indentation)
        for item in items.prefix(limit ?? items.count) {
            let wrapped = WrappedText.text(item, columns: ItemList.columns - indentation - 2).split(separator: "\n")
            for (index, line) in wrapped.enumerated() { lines.append(space + (index == 0 ? "" : "  ") + line) }
        }
        let hidden = items.count - (limit ?? items.count)
        if hidden > 0 { lines.append("\(space)… \(PlanWords.number(hidden)) more") }
    }
}
