import JSONTree
import JobPlugin
import JobSQL
import JobTime

/// Brings an event to everybody it concerns: writes notifications, and fills the outboxes.
///
/// All of it is keyed by the event, so that a second delivery adds only what the first one lacks.
struct EventDelivery {
    let transaction: any SQLTransaction
    let client: any JobClient
    let site: Site
    let now: Timestamp

    var users: UserTable { UserTable(transaction) }
    var outbox: OutboxTable { OutboxTable(transaction) }

    /// Delivers an event.
    /// - Parameters:
    ///   - actor: who did it; nil for whom the event names.
    ///   - userIDs: for whom it is; nil for whom the event lists or implies.
    /// - Throws: `DeliveryError` if it can never be delivered; `SQLError`.
    func deliver(_ id: Int64, actor: Int64?, userIDs: [Int64]?) throws {
        let scene = try scene(of: id, actor: actor, userIDs: userIDs)
        try markActorsReading(scene)
        let mentioned = try mentioned(in: scene)
        for channel in scene.kind.channels {
            switch channel {
            case .live: try push(scene)
            case .notifications: try notifyListed(scene)
            case .mail: try mailListed(scene)
            case .mentions: try publishMentions(mentioned, in: scene)
            case .subscribers: try mailSubscribers(scene, except: mentioned.users)
            case .chatbots: try tellChatbots(scene)
            case .author: try tellAuthor(scene)
            }
        }
    }

    private func scene(of id: Int64, actor: Int64?, userIDs: [Int64]?) throws -> DeliveryScene {
        guard let event = try EventTable(transaction).find(id) else {
            throw DeliveryError(.unknownEvent, "there is no event \(id)")
        }
        guard let kind = EventKind(rawValue: event.kind) else {
            throw DeliveryError(.unknownKind, "event \(id) is of the unknown kind '\(event.kind)'")
        }
        guard let subject = try EventableTable(transaction).find(event.eventableType, event.eventableID) else {
            throw DeliveryError(
                .missingSubject, "event \(id) is about a \(event.eventableType) that is gone: \(event.eventableID)")
        }
        let poll = try subject.pollID.flatMap { try PollTable(transaction).find($0) }
        let actorID = actor ?? event.userID
        let isNameless = DeliveryScene.hidesActor(kind, poll)
        return DeliveryScene(
            event: event, kind: kind, subject: subject, poll: poll, actorID: actorID,
            actorName: isNameless ? nil : try actorID.flatMap { try users.find($0)?.name },
            groupName: try subject.groupID.flatMap { try GroupTable(transaction).fullName(of: $0) },
            listed: try userIDs ?? event.recipientUserIDs ?? implied(by: kind, subject, poll))
    }

    private func implied(by kind: EventKind, _ subject: Eventable, _ poll: Poll?) throws -> [Int64] {
        switch kind.impliedRecipients {
        case .nobody: return []
        case .author: return subject.authorID.map { [$0] } ?? []
        case .inviter, .parentAuthor: return subject.otherID.map { [$0] } ?? []
        case .groupAdmins: return try subject.groupID.map { try GroupTable(transaction).admins(of: $0) } ?? []
        case .voters:
            guard let poll, poll.closingSoonNotice >= .undecidedVoters else { return [] }
            return try users.voters(of: poll.id, undecidedOnly: poll.closingSoonNotice == .undecidedVoters)
        }
    }

    /// Whoever takes part in a discussion has read what they wrote themselves.
    private func markActorsReading(_ scene: DeliveryScene) throws {
        guard scene.kind.marksActorsReading, let discussion = scene.subject.discussionID,
            let actor = try scene.actorID.flatMap({ try users.find($0) })
        else { return }
        try DiscussionTable(transaction).markRead(
            discussion, by: actor.id, sequence: scene.event.sequenceID, becomesLoud: actor.becomesLoudByTakingPart,
            at: now)
    }
}
