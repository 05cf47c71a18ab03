import JobSQL
import JobTime

/// An entry of the search index.
struct SearchDocument: Sendable, Hashable {
    let type: String
    let id: Int64
    let authorID: Int64?
    let groupID: Int64?
    let discussionID: Int64?
    let pollID: Int64?
    /// Plain words: title, text and the author's name.
    let content: String
    let authoredAt: Timestamp

    init(row: SQLRow) throws {
        type = try row.text("type")
        id = try row.integer("id")
        authorID = row["author_id"].integer
        groupID = row["group_id"].integer
        discussionID = row["discussion_id"].integer
        pollID = row["poll_id"].integer
        let words = PlainText.stripped(html: try row.text("content"))
        content = [words, row["author_name"].text ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
        authoredAt = try row.timestamp("created_at")
    }
}
