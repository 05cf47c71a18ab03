import JSONTree
import JobSQL
import JobTime

/// Events.
struct EventTable {
    let connection: any SQLConnection

    init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    /// An event, or nil.
    func find(_ id: Int64) throws -> Event? {
        try connection.first(
            """
            SELECT id, kind, eventable_type, eventable_id, user_id, discussion_id, sequence_id, custom_fields
            FROM events WHERE id = $1
            """, [.integer(id)]
        ).map(Event.init(row:))
    }

    /// Inserts an event and returns its id. In a discussion it still lacks its place: `ThreadRepair` gives it one.
    func insert(
        _ kind: EventKind, _ eventableType: String, _ eventableID: Int64, user: Int64?, discussion: Int64? = nil,
        fields: JSONValue = [:], at now: Timestamp
    ) throws -> Int64 {
        try connection.insert(
            """
            INSERT INTO events
                (kind, eventable_type, eventable_id, user_id, discussion_id, custom_fields, created_at, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $7)
            """,
            [
                .text(kind.rawValue), .text(eventableType), .integer(eventableID), .optional(user),
                .optional(discussion), .text(fields.text), .timestamp(now),
            ])
    }

    /// Whom earlier events of some kinds about the same thing were for.
    func recipients(of kinds: [EventKind], about type: String, _ id: Int64) throws -> Set<Int64> {
        var recipients: Set<Int64> = []
        for kind in kinds {
            let rows = try connection.query(
                """
                SELECT id, kind, eventable_type, eventable_id, user_id, discussion_id, sequence_id, custom_fields
                FROM events WHERE kind = $1 AND eventable_type = $2 AND eventable_id = $3
                """, [.text(kind.rawValue), .text(type), .integer(id)])
            for row in rows { recipients.formUnion(try Event(row: row).recipientUserIDs ?? []) }
        }
        return recipients
    }
}
