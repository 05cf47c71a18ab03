import JobSQL
import JobTime

/// A poll, as far as closing it and telling of it need.
struct Poll: Sendable, Hashable {
    let id: Int64
    let authorID: Int64
    let groupID: Int64?
    let discussionID: Int64?
    let type: String
    let closingAt: Timestamp?
    let closedAt: Timestamp?
    let isDiscarded: Bool
    let isAnonymous: Bool
    let isForSpecifiedVoters: Bool
    let hideResults: HideResults
    let closingSoonNotice: ClosingSoonNotice
    let quorumPercent: Int64?

    init(row: SQLRow) throws {
        id = try row.integer("id")
        authorID = try row.integer("author_id")
        groupID = row["group_id"].integer
        discussionID = row["discussion_id"].integer
        type = try row.text("poll_type")
        closingAt = row["closing_at"].timestamp
        closedAt = row["closed_at"].timestamp
        isDiscarded = !row["discarded_at"].isNull
        isAnonymous = row["anonymous"].isTrue
        isForSpecifiedVoters = row["specified_voters_only"].isTrue
        hideResults = HideResults(rawValue: try row.integer("hide_results")) ?? .off
        closingSoonNotice = ClosingSoonNotice(rawValue: try row.integer("notify_on_closing_soon")) ?? .nobody
        quorumPercent = row["quorum_pct"].integer
    }

    /// Whether it is neither closed nor discarded.
    var isActive: Bool { closedAt == nil && !isDiscarded }

    /// Whether its time is over and nobody has closed it yet.
    func isLapsed(at now: Timestamp) -> Bool {
        guard isActive, let closingAt else { return false }
        return closingAt < now
    }

    /// Whether nobody may know yet who voted what.
    var hidesVotes: Bool { isAnonymous || (hideResults == .untilClosed && closedAt == nil) }
}
