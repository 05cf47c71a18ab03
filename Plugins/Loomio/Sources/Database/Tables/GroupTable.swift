import JobSQL

/// Groups and their members.
struct GroupTable {
    let connection: any SQLConnection

    init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    /// Whether there is such a group.
    func exists(_ id: Int64) throws -> Bool {
        try connection.first("SELECT 1 FROM groups WHERE id = $1", [.integer(id)]) != nil
    }

    /// The full name, or nil.
    func fullName(of id: Int64) throws -> String? {
        try connection.first("SELECT full_name FROM groups WHERE id = $1", [.integer(id)])?["full_name"].text
    }

    /// The group at the head of the organisation: the parent, or the group itself.
    func head(of id: Int64) throws -> Int64 {
        try connection.first("SELECT parent_id FROM groups WHERE id = $1", [.integer(id)])?["parent_id"].integer ?? id
    }

    /// The members' ids: neither revoked nor merely invited.
    func acceptedMembers(of id: Int64) throws -> [Int64] {
        try connection.numbers(
            """
            SELECT user_id FROM memberships
            WHERE group_id = $1 AND revoked_at IS NULL AND accepted_at IS NOT NULL ORDER BY user_id
            """, [.integer(id)])
    }

    /// The admins' ids.
    func admins(of id: Int64) throws -> [Int64] {
        try connection.numbers(
            "SELECT user_id FROM memberships WHERE group_id = $1 AND revoked_at IS NULL AND admin = 1 ORDER BY user_id",
            [.integer(id)])
    }

    /// The groups with these handles to whose members a user may announce something.
    func announceable(handles: [String], by user: Int64) throws -> [Int64] {
        try Set(handles.map { $0.lowercased() }).sorted().flatMap { handle in
            try connection.numbers(
                """
                SELECT g.id FROM groups g
                JOIN memberships m ON m.group_id = g.id AND m.user_id = $2
                WHERE lower(g.handle) = $1 AND g.archived_at IS NULL AND m.revoked_at IS NULL
                    AND m.accepted_at IS NOT NULL AND (m.admin = 1 OR g.members_can_announce = 1)
                """, [.text(handle), .integer(user)])
        }
    }

    /// Counts the group's closed polls anew.
    func recountClosedPolls(of id: Int64) throws {
        try connection.execute(
            """
            UPDATE groups SET closed_polls_count = (
                SELECT count(*) FROM polls WHERE group_id = $1 AND closed_at IS NOT NULL AND discarded_at IS NULL)
            WHERE id = $1
            """, [.integer(id)])
    }
}
