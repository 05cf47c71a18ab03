/// When a poll's votes may be seen.
enum HideResults: Int64, Sendable, Hashable {
    /// At once.
    case off
    /// When one has voted.
    case untilVote
    /// When the poll is closed.
    case untilClosed
}
