import JobSQL

/// What events are about, read from whichever table holds it.
struct EventableTable {
    let connection: any SQLConnection

    init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    /// A discussion, comment, poll, … by type and id; nil if it is gone or the type is unknown.
    func find(_ type: String, _ id: Int64) throws -> Eventable? {
        if type == "Reaction" { return try reaction(id) }
        guard let sql = Self.statements[type], let row = try connection.first(sql, [.integer(id)]) else { return nil }
        return try Eventable(type: type, id: id, row: row)
    }

    /// A reaction has the place and the author of what it is a reaction to.
    private func reaction(_ id: Int64) throws -> Eventable? {
        guard
            let row = try connection.first(
                "SELECT reactable_type, reactable_id FROM reactions WHERE id = $1", [.integer(id)])
        else { return nil }
        let type = try row.text("reactable_type")
        return type == "Reaction" ? nil : try find(type, row.integer("reactable_id"))
    }

    private static let statements: [String: String] = [
        "Discussion": """
        SELECT d.group_id, d.id AS discussion_id, NULL AS poll_id, d.author_id, NULL AS other_id, d.title,
            d.description AS body, d.description_format AS body_format,
            CASE WHEN d.discarded_at IS NULL THEN 0 ELSE 1 END AS is_discarded, '/d/' || d.key AS path
        FROM discussions d WHERE d.id = $1
        """,
        "Comment": """
        SELECT d.group_id, d.id AS discussion_id, NULL AS poll_id, c.user_id AS author_id, d.title, c.body,
            c.body_format, '/d/' || d.key || '?comment_id=' || c.id AS path,
            CASE WHEN c.discarded_at IS NULL AND d.discarded_at IS NULL THEN 0 ELSE 1 END AS is_discarded,
            CASE c.parent_type
                WHEN 'Comment' THEN (SELECT p.user_id FROM comments p WHERE p.id = c.parent_id)
                WHEN 'Stance' THEN (SELECT s.participant_id FROM stances s WHERE s.id = c.parent_id)
                WHEN 'Poll' THEN (SELECT p.author_id FROM polls p WHERE p.id = c.parent_id)
                WHEN 'Outcome' THEN (SELECT o.author_id FROM outcomes o WHERE o.id = c.parent_id)
                ELSE d.author_id
            END AS other_id
        FROM comments c JOIN discussions d ON d.id = c.discussion_id WHERE c.id = $1
        """,
        "Poll": """
        SELECT p.group_id, p.discussion_id, p.id AS poll_id, p.author_id, NULL AS other_id, p.title,
            p.details AS body, p.details_format AS body_format,
            CASE WHEN p.discarded_at IS NULL THEN 0 ELSE 1 END AS is_discarded, '/p/' || p.key AS path
        FROM polls p WHERE p.id = $1
        """,
        "Stance": """
        SELECT p.group_id, p.discussion_id, p.id AS poll_id, s.participant_id AS author_id, NULL AS other_id,
            p.title, s.reason AS body, s.reason_format AS body_format,
            CASE WHEN p.discarded_at IS NULL THEN 0 ELSE 1 END AS is_discarded, '/p/' || p.key AS path
        FROM stances s JOIN polls p ON p.id = s.poll_id WHERE s.id = $1
        """,
        "Outcome": """
        SELECT p.group_id, p.discussion_id, p.id AS poll_id, o.author_id, NULL AS other_id, p.title,
            o.statement AS body, o.statement_format AS body_format,
            CASE WHEN p.discarded_at IS NULL THEN 0 ELSE 1 END AS is_discarded, '/p/' || p.key AS path
        FROM outcomes o JOIN polls p ON p.id = o.poll_id WHERE o.id = $1
        """,
        "Membership": """
        SELECT m.group_id, NULL AS discussion_id, NULL AS poll_id, m.user_id AS author_id, m.inviter_id AS other_id,
            g.full_name AS title, NULL AS body, NULL AS body_format, 0 AS is_discarded, '/g/' || g.key AS path
        FROM memberships m JOIN groups g ON g.id = m.group_id WHERE m.id = $1
        """,
        "MembershipRequest": """
        SELECT q.group_id, NULL AS discussion_id, NULL AS poll_id, q.requestor_id AS author_id,
            q.responder_id AS other_id, g.full_name AS title, NULL AS body, NULL AS body_format, 0 AS is_discarded,
            '/g/' || g.key || '/membership_requests' AS path
        FROM membership_requests q JOIN groups g ON g.id = q.group_id WHERE q.id = $1
        """,
        "Group": """
        SELECT g.id AS group_id, NULL AS discussion_id, NULL AS poll_id, g.creator_id AS author_id, NULL AS other_id,
            g.full_name AS title, g.description AS body, g.description_format AS body_format,
            CASE WHEN g.archived_at IS NULL THEN 0 ELSE 1 END AS is_discarded, '/g/' || g.key AS path
        FROM groups g WHERE g.id = $1
        """,
        "User": """
        SELECT NULL AS group_id, NULL AS discussion_id, NULL AS poll_id, u.id AS author_id, NULL AS other_id,
            u.name AS title, NULL AS body, NULL AS body_format, 0 AS is_discarded, '/dashboard' AS path
        FROM users u WHERE u.id = $1
        """,
        "ReceivedEmail": """
        SELECT e.group_id, NULL AS discussion_id, NULL AS poll_id, NULL AS author_id, NULL AS other_id,
            g.full_name AS title, e.body_text AS body, NULL AS body_format, 0 AS is_discarded,
            '/g/' || g.key || '/emails' AS path
        FROM received_emails e LEFT JOIN groups g ON g.id = e.group_id WHERE e.id = $1
        """,
    ]
}
