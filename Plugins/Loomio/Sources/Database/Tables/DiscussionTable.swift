import JobSQL
import JobTime

/// Discussions and who has read how far.
struct DiscussionTable {
    let connection: any SQLConnection

    init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    /// Marks a part of a discussion as read by somebody who took part in it; makes them a reader if they are none.
    /// - Parameter becomesLoud: whether they want to hear everything from now on.
    func markRead(
        _ discussion: Int64, by user: Int64, sequence: Int64?, becomesLoud: Bool, at now: Timestamp
    ) throws {
        try connection.execute(
            """
            INSERT INTO discussion_readers (user_id, discussion_id, volume)
            SELECT u.id, $2, coalesce(
                (SELECT m.volume FROM memberships m JOIN discussions d ON d.group_id = m.group_id
                    WHERE d.id = $2 AND m.user_id = u.id AND m.revoked_at IS NULL), u.default_membership_volume)
            FROM users u WHERE u.id = $1
            ON CONFLICT (user_id, discussion_id) DO NOTHING
            """, [.integer(user), .integer(discussion)])
        let row = try connection.first(
            """
            SELECT r.read_ranges_string, r.last_read_sequence_id,
                (SELECT min(e.sequence_id) FROM events e WHERE e.discussion_id = $2) AS first_sequence_id
            FROM discussion_readers r WHERE r.user_id = $1 AND r.discussion_id = $2
            """, [.integer(user), .integer(discussion)])
        guard let row else { return }
        var read = RangeSet.read(
            row["read_ranges_string"].text, first: row["first_sequence_id"].integer ?? 1,
            last: try row.integer("last_read_sequence_id"))
        if let sequence { read.insert(sequence) }
        try connection.execute(
            """
            UPDATE discussion_readers SET read_ranges_string = $3, last_read_sequence_id = $4, last_read_at = $5,
                volume = CASE WHEN $6 = 1 THEN 3 ELSE volume END
            WHERE user_id = $1 AND discussion_id = $2
            """,
            [
                .integer(user), .integer(discussion), .text(read.text), .integer(read.upperBound ?? 0),
                .timestamp(now), .boolean(becomesLoud),
            ])
    }

    /// Counts the discussion's closed polls anew.
    func recountClosedPolls(of id: Int64) throws {
        try connection.execute(
            """
            UPDATE discussions SET closed_polls_count = (
                SELECT count(*) FROM polls WHERE discussion_id = $1 AND closed_at IS NOT NULL AND discarded_at IS NULL)
            WHERE id = $1
            """, [.integer(id)])
    }

    /// The discussions that a user may see, that moved after an instant, and that they have not read since;
    /// by group, the newest first.
    func unread(by user: Int64, since start: Timestamp) throws -> [UnreadDiscussion] {
        try connection.query(
            """
            SELECT d.id, d.key, d.title, d.last_activity_at, d.items_count, a.name AS author_name,
                coalesce(g.full_name, '') AS group_name
            FROM discussions d
            LEFT JOIN groups g ON g.id = d.group_id
            LEFT JOIN users a ON a.id = d.author_id
            LEFT JOIN discussion_readers r ON r.discussion_id = d.id AND r.user_id = $1
            WHERE d.discarded_at IS NULL AND (d.group_id IS NULL OR (g.id IS NOT NULL AND g.archived_at IS NULL))
                AND d.last_activity_at > $2
                AND (EXISTS (SELECT 1 FROM memberships m WHERE m.group_id = d.group_id AND m.user_id = $1
                        AND m.revoked_at IS NULL)
                    OR (r.guest = 1 AND r.revoked_at IS NULL))
                AND (r.dismissed_at IS NULL OR r.dismissed_at < d.last_activity_at)
                AND (r.last_read_at IS NULL OR r.last_read_at < d.last_activity_at)
            ORDER BY lower(coalesce(g.full_name, '')), g.id, d.last_activity_at DESC, d.id
            """, [.integer(user), .timestamp(start)]
        ).map(UnreadDiscussion.init(row:))
    }
}
