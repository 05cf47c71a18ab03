import JSONTree
import JobSQL
import JobTime

/// Inserts the rows of the sample data.
struct DemoRows {
    private let transaction: any SQLTransaction
    private let now: Timestamp

    init(_ transaction: any SQLTransaction, now: Timestamp) {
        self.transaction = transaction
        self.now = now
    }

    private func moment(hoursAgo: Int) -> SQLValue { .timestamp(now.advanced(by: .seconds(-3_600 * hoursAgo))) }

    private var today: SQLValue { .text(CivilDateTime(secondsSinceEpoch: now.seconds).date.description) }

    func insert(_ member: DemoMember) throws -> Int64 {
        try transaction.insert(
            """
            INSERT INTO users (email, name, username, email_verified, time_zone, email_catch_up_day, secret_token,
                created_at, updated_at)
            VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $7)
            """,
            [
                .text("\(member.userName)@demo.example"), .text(member.name), .text(member.userName),
                .optional(member.zone), .optional(member.catchUpDay), .text("demo-\(member.userName)"),
                .timestamp(now),
            ])
    }

    func insertGroup(named name: String, handle: String, creator: Int64) throws -> Int64 {
        try transaction.insert(
            """
            INSERT INTO groups (name, full_name, handle, key, creator_id, created_at, updated_at)
            VALUES ($1, $1, $2, $2, $3, $4, $4)
            """, [.text(name), .text(handle), .integer(creator), .timestamp(now)])
    }

    func insertMembership(of user: Int64, in group: Int64, isAdmin: Bool) throws {
        try transaction.execute(
            """
            INSERT INTO memberships (group_id, user_id, admin, volume, token, accepted_at, created_at)
            VALUES ($1, $2, $3, 2, $4, $5, $5)
            """,
            [
                .integer(group), .integer(user), .boolean(isAdmin), .text("demo-\(group)-\(user)"), .timestamp(now),
            ])
        try transaction.execute(
            "UPDATE groups SET memberships_count = memberships_count + 1 WHERE id = $1", [.integer(group)])
    }

    func insertChatbot(in group: Int64, kinds: [EventKind]) throws {
        let kinds = JSONValue.array(kinds.map { .string($0.rawValue) })
        try transaction.execute(
            """
            INSERT INTO chatbots (group_id, kind, webhook_kind, server, event_kinds)
            VALUES ($1, 'webhook', 'markdown', 'https://chat.demo.example/hook', $2)
            """, [.integer(group), .text(kinds.text)])
    }

    func insertDiscussion(_ title: String, in group: Int64, author: Int64, hoursAgo: Int) throws -> Int64 {
        let key = try "demo-d\(transaction.number("SELECT count(*) FROM discussions") + 1)"
        return try transaction.insert(
            """
            INSERT INTO discussions (group_id, author_id, key, title, tags, last_activity_at, created_at, updated_at)
            VALUES ($1, $2, $3, $4, '["garden"]', $5, $5, $5)
            """, [.integer(group), .integer(author), .text(key), .text(title), moment(hoursAgo: hoursAgo)])
    }

    func insertComment(_ body: String, in discussion: Int64, author: Int64, hoursAgo: Int) throws {
        let moment = moment(hoursAgo: hoursAgo)
        let comment = try transaction.insert(
            """
            INSERT INTO comments (discussion_id, user_id, parent_type, parent_id, body, created_at, updated_at)
            VALUES ($1, $2, 'Discussion', $1, $3, $4, $4)
            """, [.integer(discussion), .integer(author), .text(body), moment])
        _ = try EventTable(transaction).insert(
            .newComment, "Comment", comment, user: author, discussion: discussion,
            at: moment.timestamp ?? now)
    }

    func insertPoll(
        _ title: String, in group: Int64, _ discussion: Int64, author: Int64, closesInMinutes: Int
    ) throws -> Int64 {
        let key = try "demo-p\(transaction.number("SELECT count(*) FROM polls") + 1)"
        let poll = try transaction.insert(
            """
            INSERT INTO polls (author_id, group_id, discussion_id, key, title, poll_type, closing_at, created_at,
                updated_at)
            VALUES ($1, $2, $3, $4, $5, 'proposal', $6, $7, $7)
            """,
            [
                .integer(author), .integer(group), .integer(discussion), .text(key), .text(title),
                .timestamp(now.advanced(by: .seconds(60 * closesInMinutes))), moment(hoursAgo: 20),
            ])
        for (index, option) in ["Yes", "No"].enumerated() {
            try transaction.execute(
                "INSERT INTO poll_options (poll_id, name, priority) VALUES ($1, $2, $3)",
                [.integer(poll), .text(option), .integer(Int64(index))])
        }
        _ = try EventTable(transaction).insert(
            .pollCreated, "Poll", poll, user: author, discussion: discussion, at: now)
        return poll
    }

    func insertVote(of user: Int64, in poll: Int64, for option: String, isCast: Bool) throws {
        let stance = try transaction.insert(
            """
            INSERT INTO stances (poll_id, participant_id, cast_at, created_at, updated_at) VALUES ($1, $2, $3, $4, $4)
            """, [.integer(poll), .integer(user), isCast ? moment(hoursAgo: 1) : .null, moment(hoursAgo: 20)])
        if isCast {
            try transaction.execute(
                """
                INSERT INTO stance_choices (stance_id, poll_option_id, score)
                SELECT $1, id, 1 FROM poll_options WHERE poll_id = $2 AND name = $3
                """, [.integer(stance), .integer(poll), .text(option)])
        }
        if let found = try PollTable(transaction).find(poll) { try PollCounting(transaction).recount(found) }
    }

    func insertOutcome(_ statement: String, of poll: Int64, author: Int64) throws {
        try transaction.execute(
            """
            INSERT INTO outcomes (poll_id, author_id, statement, review_on, created_at, updated_at)
            VALUES ($1, $2, $3, $4, $5, $5)
            """, [.integer(poll), .integer(author), .text(statement), today, .timestamp(now)])
    }

    func insertTask(_ name: String, in discussion: Int64, author: Int64, doer: Int64) throws {
        let task = try transaction.insert(
            """
            INSERT INTO tasks (record_type, record_id, author_id, uid, name, done, due_on)
            VALUES ('Discussion', $1, $2, 1, $3, 0, $4)
            """, [.integer(discussion), .integer(author), .text(name), today])
        try transaction.execute(
            "INSERT INTO tasks_users (task_id, user_id) VALUES ($1, $2)", [.integer(task), .integer(doer)])
    }

    func insertAnnouncement(of discussion: Int64, by actor: Int64, to recipients: [Int64]) throws -> Int64 {
        let fields: JSONValue = [
            "recipient_user_ids": .array(recipients.map { JSONValue($0) }),
            "recipient_message": "The beds are dug. Let us share the work.",
        ]
        return try EventTable(transaction)
            .insert(.discussionAnnounced, "Discussion", discussion, user: actor, fields: fields, at: now)
    }
}
