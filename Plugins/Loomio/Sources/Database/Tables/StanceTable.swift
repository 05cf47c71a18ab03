import JobSQL
import JobTime

/// Votes and their receipts.
struct StanceTable {
    let connection: any SQLConnection

    init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    /// The votes that count: the latest of each participant, unless revoked.
    func counted(in poll: Int64) throws -> [PollTally.Ballot] {
        let choices = try Dictionary(grouping: choices(in: poll), by: \.stance)
        return try connection.query(
            """
            SELECT id, participant_id, cast_at, none_of_the_above FROM stances
            WHERE poll_id = $1 AND latest = 1 AND revoked_at IS NULL ORDER BY id
            """, [.integer(poll)]
        ).map { row in
            let id = try row.integer("id")
            return PollTally.Ballot(
                participantID: row["participant_id"].integer, isCast: !row["cast_at"].isNull,
                isNoneOfTheAbove: row["none_of_the_above"].isTrue,
                scores: (choices[id] ?? []).map { ($0.option, $0.score) })
        }
    }

    private func choices(in poll: Int64) throws -> [(stance: Int64, option: Int64, score: Int64)] {
        try connection.query(
            """
            SELECT c.stance_id, c.poll_option_id, c.score FROM stance_choices c
            JOIN stances s ON s.id = c.stance_id
            WHERE s.poll_id = $1 AND s.latest = 1 AND s.revoked_at IS NULL ORDER BY c.id
            """, [.integer(poll)]
        ).map { (try $0.integer("stance_id"), try $0.integer("poll_option_id"), try $0.integer("score")) }
    }

    /// Writes a receipt for each vote that counts, in place of earlier ones.
    /// - Parameter tellsWhoVoted: whether a receipt says if its holder voted.
    func writeReceipts(of poll: Int64, tellsWhoVoted: Bool, at now: Timestamp) throws {
        try connection.execute("DELETE FROM stance_receipts WHERE poll_id = $1", [.integer(poll)])
        let cast = tellsWhoVoted ? "CASE WHEN cast_at IS NULL THEN 0 ELSE 1 END" : "NULL"
        try connection.execute(
            """
            INSERT INTO stance_receipts (poll_id, voter_id, inviter_id, invited_at, vote_cast, created_at)
            SELECT poll_id, participant_id, inviter_id, created_at, \(cast), $2 FROM stances
            WHERE poll_id = $1 AND latest = 1 AND revoked_at IS NULL AND participant_id IS NOT NULL ORDER BY id
            """, [.integer(poll), .timestamp(now)])
    }

    /// Takes the participants off all votes of a poll, for good.
    func anonymise(_ poll: Int64) throws {
        try connection.execute("UPDATE stances SET participant_id = NULL WHERE poll_id = $1", [.integer(poll)])
    }

    /// Brings the hidden votes of a poll into its discussion: those that count and give a reason.
    /// - Returns: whether there were any.
    func revealReasons(of poll: Int64, in discussion: Int64) throws -> Bool {
        let changed = try connection.execute(
            """
            UPDATE events SET discussion_id = $2
            WHERE kind = 'stance_created' AND eventable_type = 'Stance' AND discussion_id IS NULL
                AND eventable_id IN (
                    SELECT id FROM stances
                    WHERE poll_id = $1 AND latest = 1 AND revoked_at IS NULL
                        AND trim(coalesce(reason, '')) NOT IN ('', '<p></p>'))
            """, [.integer(poll), .integer(discussion)])
        return changed > 0
    }

    /// Adds those to a poll's voters who are none yet, and brings back those named whose vote was revoked.
    ///
    /// A voter's volume is the discussion reader's, else the member's, else the user's default.
    func add(_ users: [Int64], to poll: Poll, inviter: Int64?, at now: Timestamp) throws {
        for user in users {
            let isBack = try connection.execute(
                """
                UPDATE stances SET revoked_at = NULL, revoker_id = NULL, inviter_id = $3, admin = 0
                WHERE poll_id = $1 AND participant_id = $2 AND revoked_at IS NOT NULL
                """, [.integer(poll.id), .integer(user), .optional(inviter)])
            guard isBack == 0 else { continue }
            try connection.execute(
                """
                INSERT INTO stances
                    (poll_id, participant_id, inviter_id, latest, guest, volume, created_at, updated_at)
                SELECT $1, u.id, $3, 1,
                    CASE WHEN m.id IS NULL THEN 1 ELSE 0 END,
                    coalesce(r.volume, m.volume, u.default_membership_volume), $6, $6
                FROM users u
                LEFT JOIN memberships m ON m.user_id = u.id AND m.group_id = $4 AND m.revoked_at IS NULL
                LEFT JOIN discussion_readers r ON r.user_id = u.id AND r.discussion_id = $5
                WHERE u.id = $2
                ON CONFLICT DO NOTHING
                """,
                [
                    .integer(poll.id), .integer(user), .optional(inviter), .optional(poll.groupID),
                    .optional(poll.discussionID), .timestamp(now),
                ])
        }
        try markLatest(in: poll.id)
    }

    /// Makes the newest vote of each participant the latest.
    private func markLatest(in poll: Int64) throws {
        let newest = """
            SELECT max(id) FROM stances WHERE poll_id = $1 AND participant_id IS NOT NULL GROUP BY participant_id
            """
        try connection.execute(
            """
            UPDATE stances SET latest = 0
            WHERE poll_id = $1 AND latest = 1 AND participant_id IS NOT NULL AND id NOT IN (\(newest))
            """, [.integer(poll)])
        try connection.execute(
            "UPDATE stances SET latest = 1 WHERE poll_id = $1 AND latest = 0 AND id IN (\(newest))", [.integer(poll)])
    }

    /// Who should vote in a poll of a whole group and has no vote: its members and its discussion's guests.
    ///
    /// Bots never vote, and nobody comes back whose vote was revoked.
    func missingVoters(of poll: Poll) throws -> [Int64] {
        try connection.numbers(
            """
            SELECT u.id FROM users u
            WHERE u.bot = 0 AND u.deactivated_at IS NULL
                AND (EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = u.id AND m.group_id = $2
                        AND m.revoked_at IS NULL AND m.accepted_at IS NOT NULL)
                    OR EXISTS (SELECT 1 FROM discussion_readers r WHERE r.user_id = u.id AND r.discussion_id = $3
                        AND r.guest = 1 AND r.revoked_at IS NULL))
                AND NOT EXISTS (SELECT 1 FROM stances s WHERE s.poll_id = $1 AND s.participant_id = u.id
                    AND (s.latest = 1 OR s.revoked_at IS NOT NULL))
            ORDER BY u.id
            """, [.integer(poll.id), .optional(poll.groupID), .optional(poll.discussionID)])
    }
}
