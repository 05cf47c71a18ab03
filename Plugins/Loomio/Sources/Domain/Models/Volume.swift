/// How much somebody wants to hear of a group, a discussion or a poll.
enum Volume: Int64, Sendable, Hashable, Comparable {
    /// Nothing at all.
    case mute
    /// Notifications within the application.
    case quiet
    /// E-mail too.
    case normal
    /// E-mail of everything that happens.
    case loud

    static func < (left: Volume, right: Volume) -> Bool { left.rawValue < right.rawValue }
}
