/// Who may be sent a mail at all.
struct MailGate: Sendable, Hashable {
    private let sender: MailAddress

    init(_ site: Site) {
        sender = site.sender
    }

    /// Whether mail to somebody can do no harm: they never called it spam, and it does not come back to us.
    func admits(_ user: User) -> Bool {
        guard let email = user.email, !email.isEmpty else { return false }
        return user.complaints == 0 && !user.isBlocked && email.lowercased() != sender.text.lowercased()
    }

    /// Whether somebody gets the mail of an event.
    func admits(_ recipient: Recipient, of kind: EventKind, about subject: Eventable) -> Bool {
        guard admits(recipient.user), recipient.user.isActive, !subject.isDiscarded else { return false }
        return recipient.user.isVerified || !recipient.isMember || kind.reachesUnverifiedMembers
    }
}
