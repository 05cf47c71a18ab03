import JobSQL

/// A user together with what ties them to the place where an event happened.
struct Recipient: Sendable, Hashable {
    let user: User
    let membership: Relation?
    let reader: Relation?
    let stance: Relation?

    init(user: User, membership: Relation? = nil, reader: Relation? = nil, stance: Relation? = nil) {
        self.user = user
        self.membership = membership
        self.reader = reader
        self.stance = stance
    }

    /// The volume that counts: the closest tie's.
    var volume: Volume { stance?.volume ?? reader?.volume ?? membership?.volume ?? .normal }

    /// Whether they are a member of the group now.
    var isMember: Bool { membership.map { !$0.isRevoked } ?? false }

    /// Whether anything ties them, or has tied them, to the place.
    var hasRelation: Bool { membership != nil || reader != nil || stance != nil }

    /// Whether they may hear of what happens there: members, guests, and strangers who were named.
    var isEligible: Bool {
        guard user.isActive else { return false }
        return isMember || Self.isGuest(reader) || Self.isGuest(stance) || !hasRelation
    }

    private static func isGuest(_ relation: Relation?) -> Bool {
        relation.map { $0.isGuest && !$0.isRevoked } ?? false
    }
}
