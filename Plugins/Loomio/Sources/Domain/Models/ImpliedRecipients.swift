/// Who hears of an event that lists no recipients.
enum ImpliedRecipients: Sendable, Hashable {
    /// Nobody.
    case nobody
    /// The one whom the event is about: author, member, requestor.
    case author
    /// The one who invited the member.
    case inviter
    /// The author of what a comment answers.
    case parentAuthor
    /// The group's admins.
    case groupAdmins
    /// The voters whom the poll says.
    case voters
}
