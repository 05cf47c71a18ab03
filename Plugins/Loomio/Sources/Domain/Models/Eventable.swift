import JobSQL

/// What an event is about, in one form for all its types.
struct Eventable: Sendable, Hashable {
    let type: String
    let id: Int64
    let groupID: Int64?
    let discussionID: Int64?
    let pollID: Int64?
    /// Its author; of a membership the member, of a request the requestor.
    let authorID: Int64?
    /// Who invited the member, or wrote what a comment answers.
    let otherID: Int64?
    let title: String
    let body: String
    /// Whether the body is HTML rather than Markdown.
    let isHTML: Bool
    /// Whether it was discarded.
    let isDiscarded: Bool
    /// Its page, from the application's address on.
    let path: String

    init(type: String, id: Int64, row: SQLRow) throws {
        self.type = type
        self.id = id
        groupID = row["group_id"].integer
        discussionID = row["discussion_id"].integer
        pollID = row["poll_id"].integer
        authorID = row["author_id"].integer
        otherID = row["other_id"].integer
        title = row["title"].text ?? ""
        body = row["body"].text ?? ""
        isHTML = row["body_format"].text == "html"
        isDiscarded = row["is_discarded"].isTrue
        path = row["path"].text ?? "/"
    }
}
