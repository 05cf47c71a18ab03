import JSONTree
import JobSQL
import JobTime

/// Notifications within the application.
struct NotificationTable {
    let connection: any SQLConnection

    init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    /// Notifies a user of an event, once.
    func insert(
        user: Int64, event: Int64, actor: Int64?, url: String, translation: JSONValue, at now: Timestamp
    ) throws {
        try connection.execute(
            """
            INSERT INTO notifications (user_id, event_id, actor_id, url, translation_values, viewed, created_at)
            VALUES ($1, $2, $3, $4, $5, 0, $6) ON CONFLICT (event_id, user_id) DO NOTHING
            """,
            [
                .integer(user), .integer(event), .optional(actor), .text(url), .text(translation.text),
                .timestamp(now),
            ])
    }
}
