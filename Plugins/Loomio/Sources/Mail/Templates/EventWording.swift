/// What happened, in one sentence without its full stop.
struct EventWording: Sendable, Hashable {
    /// Who did it.
    let actor: String
    /// What it was done to.
    let title: String
    /// Where.
    let group: String

    /// The sentence of a kind.
    func sentence(_ kind: EventKind) -> String {
        switch kind {
        case .newDiscussion: "\(actor) started the discussion “\(title)”"
        case .newComment: "\(actor) commented on “\(title)”"
        case .discussionEdited, .discussionTitleEdited, .discussionDescriptionEdited: "\(actor) edited “\(title)”"
        case .discussionAnnounced: "\(actor) invites you to discuss “\(title)”"
        case .discussionMoved: "\(actor) moved “\(title)”"
        case .discussionClosed: "\(actor) closed “\(title)”"
        case .discussionReopened: "\(actor) reopened “\(title)”"
        case .discussionForked: "\(actor) split “\(title)”"
        case .commentEdited: "\(actor) edited a comment on “\(title)”"
        case .commentRepliedTo: "\(actor) replied to you in “\(title)”"
        case .reactionCreated: "\(actor) reacted to what you wrote in “\(title)”"
        case .pollCreated: "\(actor) asks “\(title)”"
        case .pollEdited: "\(actor) edited the poll “\(title)”"
        case .pollAnnounced: "\(actor) asks you to vote on “\(title)”"
        case .pollReminder: "\(actor) reminds you to vote on “\(title)”"
        case .pollClosingSoon: "The poll “\(title)” closes soon"
        case .pollExpired: "Your poll “\(title)” has closed"
        case .pollClosedByUser: "\(actor) closed the poll “\(title)”"
        case .pollReopened: "\(actor) reopened the poll “\(title)”"
        case .pollOptionAdded: "\(actor) added an option to “\(title)”"
        case .stanceCreated, .stanceUpdated: "\(actor) voted on “\(title)”"
        case .outcomeCreated, .outcomeAnnounced: "\(actor) announced the outcome of “\(title)”"
        case .outcomeUpdated: "\(actor) changed the outcome of “\(title)”"
        case .outcomeReviewDue: "The outcome of “\(title)” is due for review"
        case .userMentioned: "\(actor) mentioned you in “\(title)”"
        case .groupMentioned: "\(actor) mentioned your group in “\(title)”"
        case .announcementResend, .membershipCreated, .membershipResent: "\(actor) invites you to join \(group)"
        case .membershipRequested: "\(actor) asks to join \(group)"
        case .membershipRequestApproved: "You are now a member of \(group)"
        case .invitationAccepted: "\(actor) accepted your invitation to \(group)"
        case .userAddedToGroup: "\(actor) added you to \(group)"
        case .userJoinedGroup: "\(actor) joined \(group)"
        case .userReactivated: "Your account is active again"
        case .newCoordinator: "\(actor) made you an admin of \(group)"
        case .newDelegate: "\(actor) made you a delegate of \(group)"
        case .unknownSender: "A mail from an unknown sender waits in \(group)"
        }
    }
}
