import JobSQL

/// Users and what ties them to groups, discussions and polls.
struct UserTable {
    let connection: any SQLConnection

    init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    private static let columns = """
        u.id, u.name, u.email, u.email_verified, u.deactivated_at, u.complaints_count, u.selected_locale,
        u.detected_locale, u.email_catch_up_day, u.email_when_mentioned, u.email_on_participation,
        EXISTS (SELECT 1 FROM blocked_domains b WHERE lower(u.email) LIKE '%@' || lower(b.name)) AS is_blocked
        """

    /// A user, or nil.
    func find(_ id: Int64) throws -> User? {
        try connection.first("SELECT \(Self.columns) FROM users u WHERE u.id = $1", [.integer(id)])
            .map(User.init(row:))
    }

    /// Users by id, with what ties them to the place of an event; in the order of their ids.
    func recipients(_ ids: [Int64], at place: Eventable) throws -> [Recipient] {
        let place: [SQLValue] = [
            .optional(place.groupID), .optional(place.discussionID), .optional(place.pollID),
        ]
        let rows = try connection.query(ids: ids, place) { list in
            """
            SELECT \(Self.columns),
                m.id AS m_id, m.volume AS m_volume, m.revoked_at AS m_revoked, 0 AS m_guest,
                r.id AS r_id, r.volume AS r_volume, r.revoked_at AS r_revoked, r.guest AS r_guest,
                s.id AS s_id, s.volume AS s_volume, s.revoked_at AS s_revoked, s.guest AS s_guest
            FROM users u
            LEFT JOIN memberships m ON m.user_id = u.id AND m.group_id = $1
            LEFT JOIN discussion_readers r ON r.user_id = u.id AND r.discussion_id = $2
            LEFT JOIN stances s ON s.participant_id = u.id AND s.poll_id = $3 AND s.latest = 1
            WHERE u.id IN (\(list))
            ORDER BY u.id
            """
        }
        return try rows.map { row in
            Recipient(
                user: try User(row: row), membership: Self.relation("m", in: row), reader: Self.relation("r", in: row),
                stance: Self.relation("s", in: row))
        }
    }

    private static func relation(_ prefix: String, in row: SQLRow) -> Relation? {
        guard !row["\(prefix)_id"].isNull else { return nil }
        return Relation(
            volume: row["\(prefix)_volume"].integer.flatMap(Volume.init(rawValue:)),
            isRevoked: !row["\(prefix)_revoked"].isNull, isGuest: row["\(prefix)_guest"].isTrue)
    }

    /// The ids of users with these user names, whatever their case.
    func ids(userNames: [String]) throws -> [Int64] {
        try Set(userNames.map { $0.lowercased() }).sorted().flatMap { name in
            try connection.numbers("SELECT id FROM users WHERE lower(username) = $1", [.text(name)])
        }
    }

    /// Users whom a loud tie to the place makes hear everything; the closest tie's volume is still to be looked at.
    func loudCandidates(at place: Eventable) throws -> [Int64] {
        try connection.numbers(
            """
            SELECT user_id FROM memberships WHERE group_id = $1 AND revoked_at IS NULL AND volume = 3
            UNION
            SELECT user_id FROM discussion_readers WHERE discussion_id = $2 AND revoked_at IS NULL AND volume = 3
            UNION
            SELECT participant_id FROM stances
            WHERE poll_id = $3 AND revoked_at IS NULL AND latest = 1 AND volume = 3 AND participant_id IS NOT NULL
            """,
            [.optional(place.groupID), .optional(place.discussionID), .optional(place.pollID)])
    }

    /// Guests of the place: people who take part without being members.
    func guests(at place: Eventable) throws -> [Int64] {
        try connection.numbers(
            """
            SELECT user_id FROM discussion_readers WHERE discussion_id = $1 AND guest = 1 AND revoked_at IS NULL
            UNION
            SELECT participant_id FROM stances
            WHERE poll_id = $2 AND guest = 1 AND latest = 1 AND revoked_at IS NULL AND participant_id IS NOT NULL
            """,
            [.optional(place.discussionID), .optional(place.pollID)])
    }

    /// The voters of a poll who have not been taken off it.
    func voters(of poll: Int64, undecidedOnly: Bool) throws -> [Int64] {
        try connection.numbers(
            """
            SELECT participant_id FROM stances
            WHERE poll_id = $1 AND latest = 1 AND revoked_at IS NULL AND participant_id IS NOT NULL
                \(undecidedOnly ? "AND cast_at IS NULL" : "")
            ORDER BY participant_id
            """, [.integer(poll)])
    }
}
