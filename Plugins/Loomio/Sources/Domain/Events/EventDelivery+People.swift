import JSONTree

/// Telling people one by one: notifications and mails.
extension EventDelivery {
    /// Notifies those for whom the event is meant, but not whoever did it.
    func notifyListed(_ scene: DeliveryScene) throws {
        for recipient in try users.recipients(scene.listed, at: scene.subject) {
            let isOwn = recipient.user.id == scene.actorID && !scene.kind.notifiesActor
            guard !isOwn, recipient.isEligible, recipient.volume >= .quiet, hears(recipient, of: scene.kind) else {
                continue
            }
            try notify(recipient.user.id, scene)
        }
    }

    /// Mails those for whom the event is meant; whoever did it too, if listed.
    func mailListed(_ scene: DeliveryScene) throws {
        for recipient in try users.recipients(scene.listed, at: scene.subject) {
            guard recipient.isEligible, recipient.volume >= .normal, hears(recipient, of: scene.kind),
                scene.kind != .userMentioned || recipient.user.wantsMentionMail
            else { continue }
            try mail(recipient, scene)
        }
    }

    /// Mails all who want to hear everything, unless they hear of it anyway.
    func mailSubscribers(_ scene: DeliveryScene, except mentioned: Set<Int64>) throws {
        let informed = mentioned.union(scene.listed).union([scene.actorID, scene.subject.authorID].compactMap(\.self))
        let candidates = try users.loudCandidates(at: scene.subject).filter { !informed.contains($0) }
        for recipient in try users.recipients(candidates.sorted(), at: scene.subject)
        where recipient.isEligible && recipient.volume == .loud {
            try mail(recipient, scene)
        }
    }

    /// Tells the author of what the event is about.
    func tellAuthor(_ scene: DeliveryScene) throws {
        if scene.kind == .pollClosingSoon, scene.poll?.closingSoonNotice != .author { return }
        let author = scene.subject.authorID.map { [$0] } ?? []
        guard let recipient = try users.recipients(author, at: scene.subject).first else { return }
        if recipient.volume >= .normal { try mail(recipient, scene) }
        // Whoever asks a question learns that the answers are in, however quiet they want it.
        if scene.kind == .pollExpired { try notify(recipient.user.id, scene) }
    }

    /// Mentions reach only those who have confirmed their address.
    private func hears(_ recipient: Recipient, of kind: EventKind) -> Bool {
        kind != .userMentioned || recipient.user.isVerified
    }

    private func notify(_ user: Int64, _ scene: DeliveryScene) throws {
        let translation: JSONValue = [
            "name": JSONValue(scene.actorName), "title": .string(scene.subject.title),
            "poll_type": JSONValue(scene.poll?.type),
        ]
        try NotificationTable(transaction).insert(
            user: user, event: scene.event.id, actor: scene.shownActorID, url: site.url(scene.subject.path),
            translation: translation, at: now)
    }

    private func mail(_ recipient: Recipient, _ scene: DeliveryScene) throws {
        guard MailGate(site).admits(recipient, of: scene.kind, about: scene.subject),
            let address = recipient.user.email
        else { return }
        let draft = OutboxMail.Draft(
            template: scene.kind.rawValue, userID: recipient.user.id, eventID: scene.event.id, address: address,
            locale: recipient.user.locale, payload: payload(for: recipient.user, scene),
            dedupeKey: "event-\(scene.event.id)-user-\(recipient.user.id)")
        try outbox.insert(draft, at: now)
    }

    private func payload(for user: User, _ scene: DeliveryScene) -> JSONValue {
        let words = scene.subject.isHTML ? PlainText.stripped(html: scene.subject.body) : scene.subject.body
        return [
            "name": JSONValue(user.name), "actor": JSONValue(scene.actorName), "title": .string(scene.subject.title),
            "group": JSONValue(scene.groupName), "message": JSONValue(scene.event.message),
            "excerpt": .string(scene.isSecretVote ? "" : PlainText.excerpt(words, limit: 2_000)),
            "url": .string(site.url(scene.subject.path)),
        ]
    }
}
