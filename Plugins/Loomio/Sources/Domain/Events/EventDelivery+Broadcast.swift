import JSONTree

/// Telling everybody at once: browsers and chatbots.
extension EventDelivery {
    /// Pushes the event to the group's channel and to the channel of each guest.
    func push(_ scene: DeliveryScene) throws {
        var channels = try users.guests(at: scene.subject).sorted().map { "user-\($0)" }
        if let group = scene.subject.groupID { channels.insert("group-\(group)", at: 0) }
        let payload: JSONValue = [
            "event_id": JSONValue(scene.event.id), "kind": .string(scene.kind.rawValue),
            "eventable_type": .string(scene.event.eventableType), "eventable_id": JSONValue(scene.event.eventableID),
            "discussion_id": scene.subject.discussionID.map { JSONValue($0) } ?? .null,
        ]
        for channel in channels {
            try outbox.push(payload, to: channel, dedupeKey: "event-\(scene.event.id)-\(channel)", at: now)
        }
    }

    /// Has the group's chatbots told that listen for the kind or are named by the event.
    func tellChatbots(_ scene: DeliveryScene) throws {
        guard let group = scene.subject.groupID else { return }
        for bot in try outbox.chatbots(of: group)
        where bot.kinds.contains(scene.kind.rawValue) || scene.event.recipientChatbotIDs.contains(bot.id) {
            try outbox.notify(chatbot: bot.id, of: scene.event.id, at: now)
        }
    }
}
