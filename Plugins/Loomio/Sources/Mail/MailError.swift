/// Why a mail did not leave.
struct MailError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of failure it is, for callers that act on it.
    struct Code: Sendable, Hashable {
        private enum Backing: Sendable, Hashable {
            case unreachable, timedOut, temporary, refusedSender, rejectedRecipient, rejectedMessage, protocolViolation
            case file
        }
        private let backing: Backing
        private init(_ backing: Backing) { self.backing = backing }

        /// The server cannot be reached, or went away.
        static let unreachable = Code(.unreachable)
        /// The server was silent for too long.
        static let timedOut = Code(.timedOut)
        /// The server said to come back later: a reply of 400 to 499.
        static let temporary = Code(.temporary)
        /// The server does not serve this sender: greeting, sign-in or sender address. Other mails would fare alike.
        static let refusedSender = Code(.refusedSender)
        /// The recipient's address is malformed, or the server refused it for good.
        static let rejectedRecipient = Code(.rejectedRecipient)
        /// The server refused this very message for good.
        static let rejectedMessage = Code(.rejectedMessage)
        /// The server answered something that SMTP does not know.
        static let protocolViolation = Code(.protocolViolation)
        /// The mail's file cannot be written.
        static let file = Code(.file)
    }

    /// The kind of failure.
    let code: Code
    /// What happened, without the address and the mail's text.
    let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// Whether this mail can never leave, however often it is tried.
    var isPermanent: Bool { code == .rejectedRecipient || code == .rejectedMessage }

    var description: String { message }
}
