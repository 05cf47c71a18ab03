import JobSQL
import JobTime
import Logging

/// Takes mails out of the outbox and sends them.
///
/// A mail is marked only after it has left: should the node die in between, it leaves again, with the same message id.
struct OutboxSender: Sendable {
    let database: any SQLDatabase
    let composer: MailComposer
    let mailer: any Mailer

    /// Sends what an event's delivery left to be sent. Rejected mails are noted, and the others go on.
    /// - Throws: `MailError` if some may leave later.
    func send(event: Int64, now: @Sendable () -> Timestamp, logger: Logger) async throws {
        var postponed: MailError?
        for mail in try await database.read({ try OutboxTable($0).pending(event: event) }) {
            do {
                try await send(mail, now: now)
            } catch let error as MailError where error.isPermanent {
                logger.warning("mail rejected", metadata: ["mail": "\(mail.id)", "error": "\(error)"])
            } catch let error as MailError where error.code == .temporary {
                postponed = postponed ?? error
            }
        }
        if let postponed { throw postponed }
    }

    /// Sends the mail with a key, if it is still to be sent.
    /// - Throws: `MailError`.
    func send(dedupeKey: String, now: @Sendable () -> Timestamp) async throws {
        guard let mail = try await database.read({ try OutboxTable($0).pending(dedupeKey: dedupeKey) }) else { return }
        try await send(mail, now: now)
    }

    private func send(_ mail: OutboxMail, now: @Sendable () -> Timestamp) async throws {
        do {
            try await mailer.send(composer.compose(mail))
        } catch let error as MailError where error.isPermanent {
            let moment = now()
            try await database.transaction {
                try OutboxTable($0).markRejected(mail.id, reason: error.message, at: moment)
            }
            throw error
        }
        let moment = now()
        try await database.transaction { try OutboxTable($0).markSent(mail.id, at: moment) }
    }
}
