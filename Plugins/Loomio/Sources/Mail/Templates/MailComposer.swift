import JSONTree
import JobTime

/// Makes a mail out of what the outbox keeps of it.
struct MailComposer: Sendable {
    let site: Site

    /// - Throws: `MailError.rejectedRecipient` for an address that is none, `rejectedMessage` for an unknown template.
    func compose(_ mail: OutboxMail) throws -> MailMessage {
        guard let address = MailAddress(mail.address) else {
            throw MailError(.rejectedRecipient, "the recipient's address is not one that can be mailed to")
        }
        let template = try template(of: mail)
        return MailMessage(
            from: site.sender, fromName: "Loomio", to: address, toName: mail.payload["name"]?.string,
            subject: template.subject, body: template.body, date: mail.createdAt, dedupeKey: mail.dedupeKey)
    }

    private func template(of mail: OutboxMail) throws -> any MailTemplate {
        if let edition = CatchUpEdition(rawValue: mail.template) {
            return CatchUpMail(edition: edition, payload: mail.payload)
        }
        guard let kind = EventKind(rawValue: mail.template) else {
            throw MailError(.rejectedMessage, "there is no mail template '\(mail.template)'")
        }
        return EventMail(kind: kind, payload: mail.payload)
    }
}
