import JSONTree
public import JobSQL
public import JobTime

/// Sample data to look at the jobs with: a group whose members live all over the world.
public enum LoomioDemo {
    /// Fills an empty database: readers in several zones with unread discussions, a poll whose time is over, one that
    /// closes within the hour, an outcome and a task due today.
    /// - Returns: the id of an event that `publish_event` can deliver.
    /// - Throws: an error that says so if there are users already; `SQLError`.
    public static func seed(_ transaction: any SQLTransaction, now: Timestamp) throws -> Int64 {
        guard try transaction.number("SELECT count(*) FROM users") == 0 else {
            throw ProcedureError(message: "there are users already: sample data goes into an empty database only")
        }
        let rows = DemoRows(transaction, now: now)
        let members = try DemoMember.all.map { try rows.insert($0) }
        let author = members[0]
        let group = try rows.insertGroup(named: "Harbour Garden Co-op", handle: "harbour-garden", creator: author)
        for member in members { try rows.insertMembership(of: member, in: group, isAdmin: member == author) }
        try rows.insertChatbot(in: group, kinds: [.pollExpired, .discussionAnnounced])
        let beds = try rows.insertDiscussion("Who looks after the new beds?", in: group, author: author, hoursAgo: 3)
        try rows.insertComment("I can do Mondays. @ngaio, and you?", in: beds, author: members[1], hoursAgo: 2)
        let shed = try rows.insertDiscussion("A roof for the tool shed", in: group, author: members[2], hoursAgo: 30)
        try rows.insertComment("The old tin would do.", in: shed, author: author, hoursAgo: 26)
        let lapsed = try rows.insertPoll("Meet on Saturday?", in: group, beds, author: author, closesInMinutes: -10)
        let closing = try rows.insertPoll("Buy the blue paint?", in: group, shed, author: author, closesInMinutes: 40)
        for (index, member) in members.enumerated() {
            try rows.insertVote(of: member, in: lapsed, for: index.isMultiple(of: 2) ? "Yes" : "No", isCast: index != 3)
            try rows.insertVote(of: member, in: closing, for: "Yes", isCast: index == 0)
        }
        try rows.insertOutcome("We meet at ten.", of: lapsed, author: author)
        try rows.insertTask("Bring the ladder", in: shed, author: author, doer: members[1])
        for discussion in [beds, shed] { try ThreadRepair(transaction).repair(discussion, at: now) }
        return try rows.insertAnnouncement(of: beds, by: author, to: Array(members.dropFirst()))
    }
}
