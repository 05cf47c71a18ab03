import JSONTree
import Testing

@testable import Loomio

@Suite struct RealMailServerTests {
    @Test("aiosmtpd takes a mail as it was meant, with and without a password", arguments: [false, true])
    func delivers(requiringPassword: Bool) async throws {
        let server = try await PythonMailServer.start(requiringPassword: requiringPassword)
        let credentials = requiringPassword ? SMTPServer.Credentials(user: "ada", password: "s3cret ") : nil
        let mailer = SMTPMailer(
            SMTPServer(host: "127.0.0.1", port: server.port, credentials: credentials), clientName: "loomio.example",
            timeout: .seconds(600))
        try await mailer.send(Letter.to("bo@example.org", body: ".first\n\nGrüße\n"))
        let mail = try await server.nextMail()
        #expect(mail["from"] == "notifications@loomio.example")
        #expect(mail["to"] == ["bo@example.org"])
        #expect(mail["content"]?.string == (try Letter.to("bo@example.org", body: ".first\n\nGrüße\n").text))
        let error = await #expect(throws: MailError.self) { try await mailer.send(Letter.to("nobody@example.org")) }
        #expect(error?.code == .rejectedRecipient)
        if requiringPassword {
            let stranger = SMTPMailer(
                SMTPServer(host: "127.0.0.1", port: server.port, credentials: .init(user: "ada", password: "wrong")),
                clientName: "loomio.example", timeout: .seconds(600))
            let refusal = await #expect(throws: MailError.self) { try await stranger.send(Letter.to()) }
            #expect(refusal?.code == .refusedSender)
        }
        try await server.stop()
    }
}
