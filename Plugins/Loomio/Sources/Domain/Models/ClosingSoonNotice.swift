/// Who hears that a poll is about to close.
enum ClosingSoonNotice: Int64, Sendable, Hashable, Comparable {
    /// Nobody.
    case nobody
    /// Its author, by mail.
    case author
    /// Those who have not voted.
    case undecidedVoters
    /// All voters.
    case voters

    static func < (left: ClosingSoonNotice, right: ClosingSoonNotice) -> Bool { left.rawValue < right.rawValue }
}
