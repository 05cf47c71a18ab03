import JSONTree
import JobSQL
import JobTime

/// What is to leave the system: mails, pushes to browsers, messages to chatbots.
struct OutboxTable {
    let connection: any SQLConnection

    init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    /// Puts a mail into the outbox unless its key is there already.
    func insert(_ mail: OutboxMail.Draft, at now: Timestamp) throws {
        try connection.execute(
            """
            INSERT INTO outbox_mails
                (template, user_id, event_id, to_address, locale, payload, dedupe_key, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (dedupe_key) DO NOTHING
            """,
            [
                .text(mail.template), .integer(mail.userID), .optional(mail.eventID), .text(mail.address),
                .text(mail.locale), .text(mail.payload.text), .text(mail.dedupeKey), .timestamp(now),
            ])
    }

    /// The mails of an event that have neither been sent nor rejected, oldest first.
    func pending(event: Int64) throws -> [OutboxMail] {
        try connection.query(
            "\(Self.selectPending) AND event_id = $1 ORDER BY id", [.integer(event)]
        ).map(OutboxMail.init(row:))
    }

    /// The mail with a key, if it has neither been sent nor rejected.
    func pending(dedupeKey: String) throws -> OutboxMail? {
        try connection.first("\(Self.selectPending) AND dedupe_key = $1", [.text(dedupeKey)]).map(OutboxMail.init(row:))
    }

    private static let selectPending = """
        SELECT id, template, to_address, payload, dedupe_key, created_at FROM outbox_mails
        WHERE sent_at IS NULL AND rejected_at IS NULL
        """

    /// Notes that a mail has left.
    func markSent(_ id: Int64, at now: Timestamp) throws {
        try connection.execute(
            "UPDATE outbox_mails SET sent_at = $2 WHERE id = $1", [.integer(id), .timestamp(now)])
    }

    /// Notes that a mail can never leave, and why.
    func markRejected(_ id: Int64, reason: String, at now: Timestamp) throws {
        try connection.execute(
            "UPDATE outbox_mails SET rejected_at = $2, rejection = $3 WHERE id = $1",
            [.integer(id), .timestamp(now), .text(reason)])
    }

    /// Pushes something to a channel, once for each key.
    func push(_ payload: JSONValue, to channel: String, dedupeKey: String, at now: Timestamp) throws {
        try connection.execute(
            """
            INSERT INTO outbox_live (channel, payload, dedupe_key, created_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (dedupe_key) DO NOTHING
            """, [.text(channel), .text(payload.text), .text(dedupeKey), .timestamp(now)])
    }

    /// Has a chatbot told of an event, once.
    func notify(chatbot: Int64, of event: Int64, at now: Timestamp) throws {
        try connection.execute(
            """
            INSERT INTO outbox_webhooks (chatbot_id, event_id, status, created_at) VALUES ($1, $2, 'pending', $3)
            ON CONFLICT (chatbot_id, event_id) DO NOTHING
            """, [.integer(chatbot), .integer(event), .timestamp(now)])
    }

    /// The chatbots of a group, with the kinds of events they listen for.
    func chatbots(of group: Int64) throws -> [(id: Int64, kinds: [String])] {
        try connection.query(
            "SELECT id, event_kinds FROM chatbots WHERE group_id = $1 ORDER BY id", [.integer(group)]
        ).map { (try $0.integer("id"), try $0.json("event_kinds").array?.compactMap(\.string) ?? []) }
    }
}
