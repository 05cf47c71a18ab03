/// Which part of the search index is made anew.
enum SearchScope: Sendable, Hashable {
    case author(Int64)
    case discussion(Int64)
    case poll(Int64)

    /// The id.
    var id: Int64 {
        switch self {
        case .author(let id), .discussion(let id), .poll(let id): id
        }
    }

    /// The column of `search_documents`.
    var column: String {
        switch self {
        case .author: "author_id"
        case .discussion: "discussion_id"
        case .poll: "poll_id"
        }
    }
}
