/// All that the delivery of one event looks at.
struct DeliveryScene: Sendable, Hashable {
    let event: Event
    let kind: EventKind
    let subject: Eventable
    /// The poll that it is about, if any.
    let poll: Poll?
    /// Who did it.
    let actorID: Int64?
    /// Their name; nil if nobody may know it.
    let actorName: String?
    /// The full name of the group, if it is in one.
    let groupName: String?
    /// For whom the event is meant.
    let listed: [Int64]

    /// Whether nobody may know who voted what.
    var isSecretVote: Bool { kind == .stanceCreated && (poll?.hidesVotes ?? false) }

    /// Who did it, as others may know it.
    var shownActorID: Int64? { hidesActor ? nil : actorID }

    /// Whether the vote is anonymous.
    var hidesActor: Bool { Self.hidesActor(kind, poll) }

    static func hidesActor(_ kind: EventKind, _ poll: Poll?) -> Bool {
        (kind == .stanceCreated || kind == .stanceUpdated) && (poll?.isAnonymous ?? false)
    }
}
