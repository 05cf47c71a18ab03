import JobSQL
import JobTime

/// A discussion in which something happened that a reader has not seen.
struct UnreadDiscussion: Sendable, Hashable {
    let key: String
    let title: String
    /// The full name of its group; empty if it has none.
    let group: String
    let author: String?
    let lastActivity: Timestamp
    /// How many items it has.
    let items: Int64

    init(row: SQLRow) throws {
        key = try row.text("key")
        title = try row.text("title")
        group = try row.text("group_name")
        author = row["author_name"].text
        lastActivity = try row.timestamp("last_activity_at")
        items = try row.integer("items_count")
    }
}
