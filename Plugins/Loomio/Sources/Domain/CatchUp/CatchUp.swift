import JSONTree
import JobSQL
import JobTime

/// Writes a reader's catch-up mail of a day into the outbox, once.
struct CatchUp {
    private let transaction: any SQLTransaction
    private let site: Site

    init(_ transaction: any SQLTransaction, site: Site) {
        self.transaction = transaction
        self.site = site
    }

    /// The key of a reader's mail of a day.
    static func dedupeKey(user: Int64, date: CivilDate) -> String { "catch-up-\(user)-\(date)" }

    /// Writes the mail, unless the day was done before, the reader wants none that day, or nothing is unread.
    /// - Parameters:
    ///   - date: the reader's own date.
    ///   - slot: when the mail was due; it looks back from there, however late the job runs.
    func prepare(for user: User, date: CivilDate, slot: Timestamp, at now: Timestamp) throws {
        guard user.isActive, user.isVerified, MailGate(site).admits(user), let address = user.email,
            let edition = user.catchUp?.edition(on: date.weekday),
            try CatchUpTable(transaction).begin(user: user.id, date: date, at: now)
        else { return }
        let start = slot.advanced(by: .zero - edition.period)
        let discussions = try DiscussionTable(transaction).unread(by: user.id, since: start)
        guard !discussions.isEmpty else { return }
        let draft = OutboxMail.Draft(
            template: edition.rawValue, userID: user.id, eventID: nil, address: address, locale: user.locale,
            payload: payload(for: user, discussions, date: date),
            dedupeKey: Self.dedupeKey(user: user.id, date: date))
        try OutboxTable(transaction).insert(draft, at: now)
    }

    private func payload(for user: User, _ discussions: [UnreadDiscussion], date: CivilDate) -> JSONValue {
        var groups: [(name: String, discussions: [JSONValue])] = []
        for discussion in discussions {
            if groups.last?.name != discussion.group { groups.append((discussion.group, [])) }
            groups[groups.count - 1].discussions.append([
                "title": .string(discussion.title), "author": JSONValue(discussion.author),
                "items": JSONValue(discussion.items), "url": .string(site.url("/d/" + discussion.key)),
            ])
        }
        return [
            "name": JSONValue(user.name), "date": .string(date.description),
            "groups": .array(groups.map { ["name": .string($0.name), "discussions": .array($0.discussions)] }),
            "preferences_url": .string(site.url("/email_preferences")),
        ]
    }
}
