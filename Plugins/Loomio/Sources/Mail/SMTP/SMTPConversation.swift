/// What to say to a mail server, reply by reply, to hand over one mail. It does no I/O.
struct SMTPConversation: Sendable {
    /// What follows from a reply.
    enum Step: Sendable, Hashable {
        /// Send this line (without its end), then wait for the next reply.
        case send(String)
        /// Send the mail's bytes as they are, then wait for the next reply.
        case transmit(String)
        /// The server has the mail: say QUIT and hang up; what it says to that does not matter.
        case accepted
        /// The server does not take the mail: say QUIT and fail.
        case failed(MailError)
    }

    private enum Stage {
        case greeting, hello, legacyHello, plain, loginUser, loginPassword, loginResult, sender, recipient, data,
            content
        case over
    }

    private let message: MailMessage
    private let credentials: SMTPServer.Credentials?
    private let clientName: String
    private var stage: Stage = .greeting

    /// - Parameter clientName: how the client calls itself in EHLO.
    init(_ message: MailMessage, credentials: SMTPServer.Credentials?, clientName: String) {
        self.message = message
        self.credentials = credentials
        self.clientName = clientName
    }

    /// Takes a reply and says what comes next.
    mutating func receive(_ reply: SMTPReply) -> Step {
        if let failure = failure(for: reply) {
            stage = .over
            return .failed(failure)
        }
        switch stage {
        case .greeting: return send("EHLO \(clientName)", then: .hello)
        case .hello where !reply.isPositive: return send("HELO \(clientName)", then: .legacyHello)
        case .hello: return signIn(offered: reply)
        case .legacyHello: return credentials == nil ? nameSender() : refuseSignIn()
        case .plain, .loginResult: return nameSender()
        case .loginUser: return send(Base64.encode(Array((credentials?.user ?? "").utf8)), then: .loginPassword)
        case .loginPassword: return send(Base64.encode(Array((credentials?.password ?? "").utf8)), then: .loginResult)
        case .sender: return send("RCPT TO:<\(message.to.text)>", then: .recipient)
        case .recipient: return send("DATA", then: .data)
        case .data:
            stage = .content
            return .transmit(Self.stuffed(message.text))
        case .content, .over:
            stage = .over
            return .accepted
        }
    }

    // MARK: What a reply means

    private func failure(for reply: SMTPReply) -> MailError? {
        if reply.isTransient { return MailError(.temporary, "the mail server put the mail off: \(reply.summary)") }
        if reply.code >= 500 { return refusal(reply) }
        guard expectedCodes.contains(reply.code) else {
            return MailError(.protocolViolation, "the mail server's reply is out of place: \(reply.summary)")
        }
        return nil
    }

    private func refusal(_ reply: SMTPReply) -> MailError? {
        switch stage {
        // An old server knows no EHLO: HELO follows.
        case .hello: nil
        case .recipient: MailError(.rejectedRecipient, "the mail server refused the recipient: \(reply.summary)")
        case .content: MailError(.rejectedMessage, "the mail server refused the mail: \(reply.summary)")
        case .plain, .loginUser, .loginPassword, .loginResult:
            MailError(.refusedSender, "the mail server refused the user or password: \(reply.summary)")
        default: MailError(.refusedSender, "the mail server refused the sender: \(reply.summary)")
        }
    }

    private var expectedCodes: ClosedRange<Int> {
        switch stage {
        case .greeting: 220...220
        case .loginUser, .loginPassword: 334...334
        case .data: 354...354
        case .plain, .loginResult: 235...235
        case .hello, .legacyHello, .sender, .recipient, .content, .over: 250...259
        }
    }

    // MARK: What to say

    private mutating func send(_ line: String, then next: Stage) -> Step {
        stage = next
        return .send(line)
    }

    private mutating func nameSender() -> Step {
        send("MAIL FROM:<\(message.from.text)>", then: .sender)
    }

    private mutating func signIn(offered reply: SMTPReply) -> Step {
        guard let credentials else { return nameSender() }
        let methods = Self.methods(offered: reply)
        if methods.contains("PLAIN") {
            let secret = [0] + Array(credentials.user.utf8) + [0] + Array(credentials.password.utf8)
            return send("AUTH PLAIN \(Base64.encode(secret))", then: .plain)
        }
        if methods.contains("LOGIN") { return send("AUTH LOGIN", then: .loginUser) }
        return refuseSignIn()
    }

    private mutating func refuseSignIn() -> Step {
        stage = .over
        return .failed(MailError(.refusedSender, "the mail server offers neither AUTH PLAIN nor AUTH LOGIN"))
    }

    /// The sign-in methods of an EHLO reply: `AUTH PLAIN LOGIN`, in old servers `AUTH=PLAIN LOGIN`.
    private static func methods(offered reply: SMTPReply) -> Set<String> {
        var methods: Set<String> = []
        for line in reply.lines.dropFirst() {
            let words = line.uppercased().split { $0 == " " || $0 == "=" }
            if words.first == "AUTH" { methods.formUnion(words.dropFirst().map(String.init)) }
        }
        return methods
    }

    /// The mail with each leading dot doubled, and the line with a single dot that ends it.
    private static func stuffed(_ text: String) -> String {
        var result = ""
        var isLineStart = true
        for scalar in text.unicodeScalars {
            if isLineStart, scalar == "." { result.unicodeScalars.append(".") }
            result.unicodeScalars.append(scalar)
            isLineStart = scalar == "\n"
        }
        return result + ".\r\n"
    }
}
