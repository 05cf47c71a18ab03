import JobTime
import NIOCore
import Testing

@testable import Loomio

@Suite struct SMTPMailerTests {
    private static let hello = "250-mx.example at your service\r\n250-SIZE 1000\r\n250-AUTH PLAIN LOGIN\r\n250 HELP\r\n"

    /// Sends a mail to a server with a script; returns what the server heard and the error, if any.
    private func talk(
        _ replies: [String?], credentials: SMTPServer.Credentials? = nil, body: String = "Hello\n",
        timeout: Duration = .seconds(600)
    ) async throws -> (heard: [String], error: MailError?) {
        let server = try await ScriptedServer.start(replies)
        let mailer = SMTPMailer(
            SMTPServer(host: "127.0.0.1", port: server.port, credentials: credentials), clientName: "loomio.example",
            timeout: timeout)
        var failure: MailError?
        do {
            try await mailer.send(Letter.to(body: body))
        } catch let error as MailError {
            failure = error
        }
        try await server.stop()
        return (server.commands, failure)
    }

    @Test("a mail is handed over command by command, whatever the shape of the replies")
    func handsOver() async throws {
        let (heard, error) = try await talk([
            "220-mx.example\r\n220 ready\r\n", Self.hello, "250 2.1.0 OK\r\n", "250\r\n", "354 go\r\n", "250 taken\r\n",
        ])
        #expect(error == nil)
        #expect(
            heard.prefix(4) == [
                "EHLO loomio.example", "MAIL FROM:<notifications@loomio.example>", "RCPT TO:<bo@example.org>", "DATA",
            ])
        #expect(heard.dropFirst(4).first?.hasSuffix("\r\n\r\nHello") == true)
    }

    @Test("leading dots are doubled, so that none ends the mail early")
    func dotStuffing() async throws {
        let (heard, error) = try await talk(
            ["220 hi\r\n", Self.hello, "250 OK\r\n", "250 OK\r\n", "354 go\r\n", "250 OK\r\n"],
            body: ".\n..two\nmid.dle\n.")
        #expect(error == nil)
        #expect(heard.dropFirst(4).first?.hasSuffix("\r\n\r\n..\r\n...two\r\nmid.dle\r\n..") == true)
    }

    @Test("credentials are given by AUTH PLAIN, else by AUTH LOGIN")
    func signsIn() async throws {
        let ada = SMTPServer.Credentials(user: "ada", password: "s3cret ")
        let plain = try await talk(
            ["220 hi\r\n", Self.hello, "235 welcome\r\n", "250 OK\r\n", "250 OK\r\n", "354 go\r\n", "250 OK\r\n"],
            credentials: ada)
        #expect(plain.error == nil)
        #expect(plain.heard.dropFirst().first == "AUTH PLAIN AGFkYQBzM2NyZXQg")
        let login = try await talk(
            [
                "220 hi\r\n", "250-mx\r\n250 AUTH=LOGIN\r\n", "334 VXNlcm5hbWU6\r\n", "334 UGFzc3dvcmQ6\r\n",
                "235 welcome\r\n", "250 OK\r\n", "250 OK\r\n", "354 go\r\n", "250 OK\r\n",
            ], credentials: ada)
        #expect(login.error == nil)
        #expect(login.heard.dropFirst().prefix(3) == ["AUTH LOGIN", "YWRh", "czNjcmV0IA=="])
    }

    @Test("an old server that knows no EHLO is greeted with HELO")
    func helo() async throws {
        let (heard, error) = try await talk([
            "220 hi\r\n", "502 what?\r\n", "250 mx\r\n", "250 OK\r\n", "250 OK\r\n", "354 go\r\n", "250 OK\r\n",
        ])
        #expect(error == nil)
        #expect(heard.prefix(2) == ["EHLO loomio.example", "HELO loomio.example"])
    }

    @Test(
        "each refusal is what it is: later, this recipient, this mail, this sender",
        arguments: [
            (["421 busy\r\n"], .temporary),
            (["554 go away\r\n"], .refusedSender),
            (["220 hi\r\n", hello, "451 later\r\n"], .temporary),
            (["220 hi\r\n", hello, "530 authenticate\r\n"], .refusedSender),
            (["220 hi\r\n", hello, "250 OK\r\n", "450 greylisted\r\n"], .temporary),
            (["220 hi\r\n", hello, "250 OK\r\n", "550-no such\r\n550 user\r\n"], .rejectedRecipient),
            (["220 hi\r\n", hello, "250 OK\r\n", "250 OK\r\n", "354 go\r\n", "552 too big\r\n"], .rejectedMessage),
            (["220 hi\r\n", hello, "250 OK\r\n", "250 OK\r\n", "354 go\r\n", "452 disk full\r\n"], .temporary),
            (["220 hi\r\n", nil], .unreachable),
            (["220 hi\r\n", hello, "250 OK\r\n", "250 OK\r\n", "354 go\r\n", nil], .unreachable),
            (["HTTP/1.1 400 Bad Request\r\n"], .protocolViolation),
            (["220 hi\r\n", "250-mx\r\n251 other\r\n"], .protocolViolation),
            (["220 hi\r\n", hello, "354 what\r\n"], .protocolViolation),
        ] as [([String?], MailError.Code)])
    func refusals(replies: [String?], code: MailError.Code) async throws {
        let (_, error) = try await talk(replies)
        #expect(error?.code == code)
    }

    @Test("a wrong password is the sender's fault, and is not repeated in the error")
    func wrongPassword() async throws {
        let (_, error) = try await talk(
            ["220 hi\r\n", Self.hello, "535 no\r\n"], credentials: .init(user: "ada", password: "hunter2"))
        #expect(error?.code == .refusedSender)
        #expect(error?.message.contains("hunter2") == false)
        let none = try await talk(["220 hi\r\n", "250 mx\r\n"], credentials: .init(user: "ada", password: "x"))
        #expect(none.error?.code == .refusedSender)
    }

    @Test("a mail is accepted even if the server is gone before the goodbye")
    func goneAfterwards() async throws {
        let (_, error) = try await talk([
            "220 hi\r\n", Self.hello, "250 OK\r\n", "250 OK\r\n", "354 go\r\n", "250 OK\r\n", nil,
        ])
        #expect(error == nil)
    }

    @Test("a silent server ends the attempt")
    func silence() async throws {
        let (_, error) = try await talk(["220 hi\r\n"], timeout: .milliseconds(300))
        #expect(error?.code == .timedOut)
    }

    @Test("where nobody listens the server is unreachable")
    func nobodyListens() async throws {
        let server = try await ScriptedServer.start([])
        try await server.stop()
        let mailer = SMTPMailer(SMTPServer(host: "127.0.0.1", port: server.port), clientName: "loomio.example")
        let error = await #expect(throws: MailError.self) { try await mailer.send(Letter.to()) }
        #expect(error?.code == .unreachable)
    }
}
