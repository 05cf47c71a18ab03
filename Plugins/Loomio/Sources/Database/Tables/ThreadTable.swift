import JobSQL
import JobTime

/// The events of a discussion as a thread.
struct ThreadTable {
    /// A discussion whose thread is repaired.
    struct Subject {
        let id: Int64
        let authorID: Int64
        let maxDepth: Int64
        let createdAt: Timestamp
    }

    private static let counterKey = "discussions_sequence_id"

    let connection: any SQLConnection

    init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    /// The discussion, locked until the transaction ends, or nil.
    func lock(_ discussion: Int64) throws -> Subject? {
        let row = try connection.first(
            "SELECT id, author_id, max_depth, created_at FROM discussions WHERE id = $1\(connection.dialect.rowLock)",
            [.integer(discussion)])
        return try row.map {
            Subject(
                id: try $0.integer("id"), authorID: try $0.integer("author_id"), maxDepth: try $0.integer("max_depth"),
                createdAt: try $0.timestamp("created_at"))
        }
    }

    /// The event that stands for the discussion; made if it is missing. It has no place in the thread itself.
    func root(of discussion: Subject) throws -> Int64 {
        let id = try connection.first(
            """
            SELECT id FROM events WHERE kind = 'new_discussion' AND eventable_type = 'Discussion' AND eventable_id = $1
            ORDER BY id LIMIT 1
            """, [.integer(discussion.id)])?["id"].integer
        if let id { return id }
        return try EventTable(connection)
            .insert(.newDiscussion, "Discussion", discussion.id, user: discussion.authorID, at: discussion.createdAt)
    }

    /// Gives the events without a number the next ones, in the order of their ids, and sets the counter.
    func numberEvents(of discussion: Int64) throws {
        let id = SQLValue.integer(discussion)
        var last = try connection.number(
            "SELECT coalesce(max(sequence_id), 0) FROM events WHERE discussion_id = $1", [id])
        let missing = try connection.numbers(
            "SELECT id FROM events WHERE discussion_id = $1 AND sequence_id IS NULL ORDER BY id", [id])
        for event in missing {
            last += 1
            try connection.execute(
                "UPDATE events SET sequence_id = $2 WHERE id = $1", [.integer(event), .integer(last)])
        }
        try connection.execute(
            """
            INSERT INTO partition_sequences (key, id, counter) VALUES ($1, $2, $3)
            ON CONFLICT (key, id) DO UPDATE SET counter = excluded.counter
            """, [.text(Self.counterKey), id, .integer(last)])
        try connection.execute(
            """
            DELETE FROM partition_sequences WHERE key = 'events_position' AND id IN (
                SELECT e.id FROM events e WHERE e.discussion_id = $1
                    OR (e.kind = 'new_discussion' AND e.eventable_type = 'Discussion' AND e.eventable_id = $1))
            """, [id])
    }

    /// The discussion's events in the order of their sequence.
    func events(of discussion: Int64) throws -> [(entry: ThreadParents.Entry, sequence: Int64)] {
        try connection.query(
            """
            SELECT e.id, e.kind, e.eventable_type, e.eventable_id, e.sequence_id, c.parent_type, c.parent_id,
                CASE e.eventable_type
                    WHEN 'Poll' THEN e.eventable_id
                    WHEN 'Stance' THEN (SELECT s.poll_id FROM stances s WHERE s.id = e.eventable_id)
                    WHEN 'Outcome' THEN (SELECT o.poll_id FROM outcomes o WHERE o.id = e.eventable_id)
                END AS poll_id
            FROM events e
            LEFT JOIN comments c ON e.eventable_type = 'Comment' AND c.id = e.eventable_id
            WHERE e.discussion_id = $1 ORDER BY e.sequence_id
            """, [.integer(discussion)]
        ).map { row in
            var answered: ThreadParents.Thing?
            if let type = row["parent_type"].text, let id = row["parent_id"].integer {
                answered = ThreadParents.Thing(type: type, id: id)
            }
            let entry = ThreadParents.Entry(
                id: try row.integer("id"), kind: try row.text("kind"), eventableType: try row.text("eventable_type"),
                eventableID: try row.integer("eventable_id"), pollID: row["poll_id"].integer, answered: answered)
            return (entry, try row.integer("sequence_id"))
        }
    }

    /// Writes an event's place.
    func update(_ event: Int64, _ place: ThreadLayout.Place) throws {
        try connection.execute(
            """
            UPDATE events SET parent_id = $2, depth = $3, position = $4, position_key = $5, child_count = $6,
                descendant_count = $7 WHERE id = $1
            """,
            [
                .integer(event), .optional(place.parentID), .integer(place.depth), .integer(place.position),
                .optional(place.key), .integer(place.childCount), .integer(place.descendantCount),
            ])
    }

    /// Writes the counts of the event that stands for the discussion.
    func updateRoot(_ event: Int64, children: Int64, descendants: Int64) throws {
        try connection.execute(
            """
            UPDATE events SET discussion_id = NULL, depth = 0, position = 0, position_key = NULL, parent_id = NULL,
                child_count = $2, descendant_count = $3 WHERE id = $1
            """, [.integer(event), .integer(children), .integer(descendants)])
    }

    /// Writes the discussion's counts, and when something last happened in it.
    func update(discussion: Int64, items: Int64, ranges: RangeSet, at now: Timestamp) throws {
        try connection.execute(
            """
            UPDATE discussions SET items_count = $2, ranges_string = $3, updated_at = $4, last_activity_at = (
                SELECT max(moment) FROM (
                    SELECT d.created_at AS moment FROM discussions d WHERE d.id = $1
                    UNION ALL SELECT c.created_at FROM comments c WHERE c.discussion_id = $1 AND c.discarded_at IS NULL
                    UNION ALL SELECT p.created_at FROM polls p WHERE p.discussion_id = $1 AND p.discarded_at IS NULL
                    UNION ALL SELECT o.created_at FROM outcomes o JOIN polls p ON p.id = o.poll_id
                        WHERE p.discussion_id = $1
                    UNION ALL SELECT s.created_at FROM stances s JOIN polls p ON p.id = s.poll_id
                        WHERE p.discussion_id = $1 AND s.latest = 1 AND s.cast_at IS NOT NULL
                ) AS moments)
            WHERE id = $1
            """, [.integer(discussion), .integer(items), .text(ranges.text), .timestamp(now)])
    }

    /// Takes numbers that no longer exist out of what readers have read.
    func clipReaders(of discussion: Int64, to ranges: RangeSet) throws {
        let rows = try connection.query(
            """
            SELECT id, read_ranges_string, last_read_sequence_id FROM discussion_readers WHERE discussion_id = $1
            """, [.integer(discussion)])
        for row in rows {
            let read = RangeSet.read(
                row["read_ranges_string"].text, first: ranges.ranges.first?.lowerBound ?? 1,
                last: try row.integer("last_read_sequence_id"))
            let clipped = read.intersection(ranges).text
            guard clipped != row["read_ranges_string"].text else { continue }
            try connection.execute(
                "UPDATE discussion_readers SET read_ranges_string = $2 WHERE id = $1",
                [.integer(try row.integer("id")), .text(clipped)])
        }
    }
}
