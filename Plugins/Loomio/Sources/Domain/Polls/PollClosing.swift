import JSONTree
import JobPlugin
import JobSQL
import JobTime

/// Closes a poll whose time is over, in one transaction with everything that follows from it.
struct PollClosing {
    private let transaction: any SQLTransaction
    private let client: any JobClient

    /// - Parameter client: takes the jobs that follow, in the same transaction.
    init(_ transaction: any SQLTransaction, client: any JobClient) {
        self.transaction = transaction
        self.client = client
    }

    /// Closes the poll, unless somebody closed, discarded or extended it in the meantime.
    /// - Returns: whether it did.
    func close(_ id: Int64, at now: Timestamp) throws -> Bool {
        guard let poll = try PollTable(transaction).lock(id), poll.isLapsed(at: now) else { return false }
        try settleVotes(of: poll, at: now)
        try PollTable(transaction).close(id, at: now)
        if let group = poll.groupID { try GroupTable(transaction).recountClosedPolls(of: group) }
        if let discussion = poll.discussionID { try DiscussionTable(transaction).recountClosedPolls(of: discussion) }
        try announce(poll, at: now)
        return true
    }

    /// Receipts come first: they tell who voted, which an anonymous poll's votes no longer do afterwards.
    private func settleVotes(of poll: Poll, at now: Timestamp) throws {
        let stances = StanceTable(transaction)
        let tellsWhoVoted = !poll.isAnonymous || poll.quorumPercent != nil
        try stances.writeReceipts(of: poll.id, tellsWhoVoted: tellsWhoVoted, at: now)
        if poll.isAnonymous { try stances.anonymise(poll.id) }
        if let discussion = poll.discussionID, poll.hideResults == .untilClosed,
            try stances.revealReasons(of: poll.id, in: discussion)
        {
            try ThreadRepair(transaction).repair(discussion, at: now)
        }
    }

    private func announce(_ poll: Poll, at now: Timestamp) throws {
        let event = try EventTable(transaction)
            .insert(.pollExpired, "Poll", poll.id, user: poll.authorID, at: now)
        try client.enqueue(PublishEvent.self, PublishEvent.Arguments(eventID: event), in: transaction)
        try client.enqueue(
            RunProcedure.self,
            .init(className: "SearchService", methodName: "reindex_by_poll_id", args: [.init(poll.id)]),
            in: transaction)
        guard let group = poll.groupID else { return }
        try client.enqueue(
            RunProcedure.self,
            .init(className: "TagService", methodName: "update_group_and_org_tags", args: [.init(group)]),
            in: transaction)
    }
}
