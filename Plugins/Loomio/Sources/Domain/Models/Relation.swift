/// What ties somebody to a group (a membership), a discussion (a reader) or a poll (a vote).
struct Relation: Sendable, Hashable {
    /// What they want to hear; nil to leave it to the wider tie.
    let volume: Volume?
    /// Whether it was taken away.
    let isRevoked: Bool
    /// Whether they take part without being a member.
    let isGuest: Bool
}
