import JobPlugin
import JobSQL

/// Delivers an event to its recipients.
struct PublishEvent: JobHandler {
    static let kind: JobKind = "publish_event"

    struct Arguments: Codable, Sendable, Hashable {
        var eventID: Int64
        /// Who did it, if it is somebody else than the event says.
        var actorID: Int64?
        /// For whom it is, in place of those whom the event lists.
        var userIDs: [Int64]?

        init(eventID: Int64, actorID: Int64? = nil, userIDs: [Int64]? = nil) {
            self.eventID = eventID
            self.actorID = actorID
            self.userIDs = userIDs
        }

        enum CodingKeys: String, CodingKey {
            case eventID = "event_id"
            case actorID = "actor_id"
            case userIDs = "user_ids"
        }
    }

    let database: any SQLDatabase
    let site: Site
    let outbox: OutboxSender

    func run(_ arguments: Arguments, in context: JobContext) async throws -> JobOutcome {
        let now = context.now()
        do {
            try await database.transaction { transaction in
                try EventDelivery(transaction: transaction, client: context.client, site: site, now: now)
                    .deliver(arguments.eventID, actor: arguments.actorID, userIDs: arguments.userIDs)
            }
        } catch let error as DeliveryError {
            return .discarded(reason: error.message)
        }
        try await outbox.send(event: arguments.eventID, now: context.now, logger: context.logger)
        return .completed
    }
}
