import JSONTree
import JobSQL
import JobTime

/// Something that happened: a row of `events`.
struct Event: Sendable, Hashable {
    let id: Int64
    /// As written: it may be none that we know.
    let kind: String
    let eventableType: String
    let eventableID: Int64
    /// Who did it.
    let userID: Int64?
    /// The discussion in which it has its place.
    let discussionID: Int64?
    /// Its number there.
    let sequenceID: Int64?
    private let fields: JSONValue

    init(row: SQLRow) throws {
        id = try row.integer("id")
        kind = try row.text("kind")
        eventableType = try row.text("eventable_type")
        eventableID = try row.integer("eventable_id")
        userID = row["user_id"].integer
        discussionID = row["discussion_id"].integer
        sequenceID = row["sequence_id"].integer
        fields = try row.json("custom_fields")
    }

    /// Whom the event is for; nil if it does not say.
    var recipientUserIDs: [Int64]? { fields["recipient_user_ids"]?.array?.compactMap(\.int64) }
    /// Chatbots that hear of it even if they do not listen for its kind.
    var recipientChatbotIDs: [Int64] { fields["recipient_chatbot_ids"]?.array?.compactMap(\.int64) ?? [] }
    /// Words that the actor added.
    var message: String? { fields["recipient_message"]?.string }
}
