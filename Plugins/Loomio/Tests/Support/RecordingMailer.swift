import Synchronization

@testable import Loomio

/// Remembers mails, or refuses them as told.
final class RecordingMailer: Mailer {
    private let state = Mutex<(sent: [MailMessage], failures: [String: MailError])>(([], [:]))

    /// What was accepted, in order.
    var sent: [MailMessage] { state.withLock { $0.sent } }

    /// Makes mails to an address fail; nil makes them pass again.
    func fail(_ address: String, with error: MailError?) {
        state.withLock { $0.failures[address] = error }
    }

    func send(_ message: MailMessage) async throws {
        try state.withLock { state in
            if let error = state.failures[message.to.text] { throw error }
            state.sent.append(message)
        }
    }
}
