/// Which ways an event of a kind goes.
extension EventKind {
    /// The channels, in the order in which they are served.
    var channels: [EventChannel] {
        switch self {
        case .newDiscussion: [.live, .notifications, .mail, .mentions, .subscribers, .chatbots]
        case .newComment: [.mail, .mentions, .chatbots, .subscribers, .live]
        case .discussionEdited: [.live, .notifications, .mail, .mentions, .chatbots]
        case .pollCreated: [.live, .mentions, .chatbots, .mail, .notifications, .subscribers]
        case .pollEdited: [.live, .notifications, .mail, .mentions, .chatbots, .subscribers]
        case .pollClosingSoon: [.notifications, .author, .mail, .chatbots]
        case .pollExpired: [.author, .chatbots, .notifications]
        case .pollOptionAdded: [.author, .notifications]
        case .stanceCreated: [.live, .notifications, .mentions, .chatbots, .subscribers]
        case .outcomeCreated, .outcomeUpdated: [.mentions, .notifications, .mail, .chatbots, .live, .subscribers]
        case .discussionAnnounced, .pollAnnounced, .pollReminder, .outcomeReviewDue:
            [.notifications, .mail, .chatbots]
        case .outcomeAnnounced, .userMentioned, .groupMentioned, .commentRepliedTo, .membershipCreated,
            .membershipRequested, .membershipRequestApproved, .userAddedToGroup, .newDelegate, .unknownSender:
            [.notifications, .mail]
        case .pollClosedByUser: [.live, .chatbots]
        case .pollReopened: [.chatbots]
        case .commentEdited: [.live, .mentions]
        case .invitationAccepted, .reactionCreated: [.notifications, .live]
        case .newCoordinator: [.notifications]
        case .announcementResend, .membershipResent, .userReactivated: [.mail]
        case .discussionMoved, .discussionClosed, .discussionReopened: [.live]
        case .stanceUpdated, .discussionForked, .discussionTitleEdited, .discussionDescriptionEdited,
            .userJoinedGroup:
            []
        }
    }

    /// Who hears of it where the event lists nobody.
    var impliedRecipients: ImpliedRecipients {
        switch self {
        case .outcomeReviewDue, .reactionCreated, .membershipCreated, .membershipResent, .announcementResend,
            .userAddedToGroup, .newCoordinator, .newDelegate, .membershipRequestApproved, .userReactivated:
            .author
        case .invitationAccepted: .inviter
        case .commentRepliedTo: .parentAuthor
        case .membershipRequested, .unknownSender: .groupAdmins
        case .pollClosingSoon: .voters
        default: .nobody
        }
    }

    /// Whether somebody is told of what happened in their own name.
    var notifiesActor: Bool { self == .outcomeReviewDue || self == .userReactivated }

    /// Whether members whose address is unconfirmed get the mail: it is how they confirm it.
    var reachesUnverifiedMembers: Bool { self == .membershipCreated || self == .membershipResent }

    /// Whether the one who did it has thereby read the discussion up to there.
    var marksActorsReading: Bool {
        switch self {
        case .newComment, .newDiscussion, .discussionEdited, .pollCreated, .pollEdited, .stanceCreated,
            .outcomeCreated, .pollClosedByUser:
            true
        default: false
        }
    }
}
