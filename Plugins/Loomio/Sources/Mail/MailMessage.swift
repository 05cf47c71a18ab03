import JobTime

/// A mail, ready to be sent: one recipient, plain text.
struct MailMessage: Sendable, Hashable {
    /// Who sends it.
    var from: MailAddress
    /// The sender's name, or nil.
    var fromName: String?
    /// Who gets it.
    var to: MailAddress
    /// The recipient's name, or nil.
    var toName: String?
    /// One line.
    var subject: String
    /// Any text, lines separated by `\n`.
    var body: String
    /// When it was written.
    var date: Timestamp
    /// The same for every attempt to send this mail, and for no other mail.
    var dedupeKey: String

    /// Identifies the mail to whoever gets it twice.
    var messageID: String { "<\(MailKey.dotAtom(dedupeKey))@\(from.domain)>" }
}
