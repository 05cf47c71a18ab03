import JobTime

@testable import Loomio

/// A mail to send in tests.
enum Letter {
    static func to(_ address: String = "bo@example.org", body: String = "Hello\n") throws -> MailMessage {
        guard let from = MailAddress("notifications@loomio.example"), let to = MailAddress(address) else {
            throw MailError(.rejectedRecipient, "the test's address is none")
        }
        return MailMessage(
            from: from, fromName: "Loomio", to: to, toName: nil, subject: "News", body: body, date: World.now,
            dedupeKey: "event-9-user-2")
    }
}
