import JSONTree
import JobPlugin

/// Events of their own for those whom a text names.
extension EventDelivery {
    /// Whom a text names.
    struct Mentioned: Sendable, Hashable {
        /// Users, by user name.
        var users: Set<Int64> = []
        /// Members of groups, by the groups' handles.
        var members: Set<Int64> = []
    }

    /// Whom the text of what the event is about names; nobody where a vote must stay secret.
    func mentioned(in scene: DeliveryScene) throws -> Mentioned {
        guard scene.kind.channels.contains(.mentions), !scene.isSecretVote, let actor = scene.actorID else {
            return Mentioned()
        }
        let names = MentionScanner.names(in: scene.subject.body, isHTML: scene.subject.isHTML)
        guard !names.isEmpty else { return Mentioned() }
        let named = try users.recipients(users.ids(userNames: names).sorted(), at: scene.subject)
        var mentioned = Mentioned(users: Set(named.filter { $0.isEligible && $0.hasRelation }.map(\.user.id)))
        let groups = GroupTable(transaction)
        for group in try groups.announceable(handles: names, by: actor) {
            mentioned.members.formUnion(try groups.acceptedMembers(of: group))
        }
        return mentioned
    }

    /// Publishes an event for those named who have not heard of it before.
    func publishMentions(_ mentioned: Mentioned, in scene: DeliveryScene) throws {
        let subject = scene.subject
        let earlier = try EventTable(transaction)
            .recipients(of: [.userMentioned, .groupMentioned], about: subject.type, subject.id)
        let known = earlier.union([scene.actorID].compactMap(\.self))
        let users = mentioned.users.subtracting(known)
        try publish(.userMentioned, to: users, scene)
        try publish(
            .groupMentioned, to: mentioned.members.subtracting(known).subtracting(users).subtracting(scene.listed),
            scene)
    }

    private func publish(_ kind: EventKind, to recipients: Set<Int64>, _ scene: DeliveryScene) throws {
        guard !recipients.isEmpty else { return }
        let fields: JSONValue = ["recipient_user_ids": .array(recipients.sorted().map { JSONValue($0) })]
        let event = try EventTable(transaction).insert(
            kind, scene.subject.type, scene.subject.id, user: scene.actorID, fields: fields, at: now)
        try client.enqueue(PublishEvent.self, PublishEvent.Arguments(eventID: event), in: transaction)
    }
}
