import JSONTree
import JobSQL
import JobTime

/// Polls and their options.
struct PollTable {
    let connection: any SQLConnection

    init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    private static let columns = """
        id, author_id, group_id, discussion_id, poll_type, closing_at, closed_at, discarded_at, anonymous,
        specified_voters_only, hide_results, notify_on_closing_soon, quorum_pct
        """

    /// A poll, or nil.
    func find(_ id: Int64) throws -> Poll? {
        try connection.first("SELECT \(Self.columns) FROM polls WHERE id = $1", [.integer(id)]).map(Poll.init(row:))
    }

    /// A poll, locked until the transaction ends, or nil.
    func lock(_ id: Int64) throws -> Poll? {
        let sql = "SELECT \(Self.columns) FROM polls WHERE id = $1\(connection.dialect.rowLock)"
        return try connection.first(sql, [.integer(id)]).map(Poll.init(row:))
    }

    /// The polls whose time is over, the longest overdue first.
    func lapsed(at now: Timestamp) throws -> [Int64] {
        try connection.numbers(
            """
            SELECT id FROM polls WHERE closed_at IS NULL AND discarded_at IS NULL AND closing_at < $1
            ORDER BY closing_at, id
            """, [.timestamp(now)])
    }

    /// The polls of a group that take votes of all its members.
    func openToMembers(of group: Int64) throws -> [Poll] {
        try connection.query(
            """
            SELECT \(Self.columns) FROM polls
            WHERE group_id = $1 AND closed_at IS NULL AND discarded_at IS NULL AND specified_voters_only = 0
            ORDER BY id
            """, [.integer(group)]
        ).map(Poll.init(row:))
    }

    /// Marks a poll as closed, and keeps a version that says so.
    func close(_ id: Int64, at now: Timestamp) throws {
        try connection.execute(
            "UPDATE polls SET closed_at = $2, updated_at = $2, versions_count = versions_count + 1 WHERE id = $1",
            [.integer(id), .timestamp(now)])
        let changes: JSONValue = ["closed_at": [nil, .string(now.rfc3339())]]
        try connection.execute(
            """
            INSERT INTO versions (item_type, item_id, event, object_changes, created_at)
            VALUES ('Poll', $1, 'update', $2, $3)
            """, [.integer(id), .text(changes.text), .timestamp(now)])
    }

    /// The options' ids in the order in which they are shown.
    func options(of id: Int64) throws -> [Int64] {
        try connection.numbers("SELECT id FROM poll_options WHERE poll_id = $1 ORDER BY priority, id", [.integer(id)])
    }

    /// Writes an option's result.
    func update(option: Int64, _ tally: PollTally.Option) throws {
        try connection.execute(
            "UPDATE poll_options SET total_score = $2, voter_count = $3, voter_scores = $4 WHERE id = $1",
            [
                .integer(option), .integer(tally.totalScore), .integer(tally.voterCount),
                .text(tally.voterScores.text),
            ])
    }

    /// Writes a poll's result.
    func update(poll: Int64, _ tally: PollTally) throws {
        try connection.execute(
            """
            UPDATE polls SET stance_counts = $2, voters_count = $3, undecided_voters_count = $4,
                none_of_the_above_count = $5 WHERE id = $1
            """,
            [
                .integer(poll), .text(tally.stanceCounts.text), .integer(tally.voters), .integer(tally.undecided),
                .integer(tally.noneOfTheAbove),
            ])
    }
}
