import JSONTree
import JobSQL
import JobTime

/// A mail in the outbox: what its template needs, and a key that no other mail has.
struct OutboxMail: Sendable, Hashable {
    /// A mail that is about to go into the outbox.
    struct Draft: Sendable, Hashable {
        let template: String
        let userID: Int64
        let eventID: Int64?
        let address: String
        let locale: String
        let payload: JSONValue
        let dedupeKey: String
    }

    let id: Int64
    let template: String
    let address: String
    let payload: JSONValue
    let dedupeKey: String
    let createdAt: Timestamp

    init(row: SQLRow) throws {
        id = try row.integer("id")
        template = try row.text("template")
        address = try row.text("to_address")
        payload = try row.json("payload")
        dedupeKey = try row.text("dedupe_key")
        createdAt = try row.timestamp("created_at")
    }
}
