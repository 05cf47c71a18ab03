import Testing

@testable import Loomio

@Suite struct FileMailerTests {
    @Test("a mail becomes one whole file, and replaces itself when it comes again")
    func writes() async throws {
        let base = Files.makeFolder()
        let folder = base + "/new/mail"
        let mailer = FileMailer(folder: folder)
        try await mailer.send(Letter.to())
        try await mailer.send(Letter.to())
        #expect(Files.names(in: folder) == ["event-9-user-2.eml"])
        #expect(Files.read(folder + "/event-9-user-2.eml") == (try Letter.to().text))
        for path in [folder, base + "/new", base] { Files.remove(path) }
    }

    @Test("a folder that cannot be made is an error that can pass")
    func unwritable() async throws {
        let error = await #expect(throws: MailError.self) {
            try await FileMailer(folder: "/dev/null/mail").send(Letter.to())
        }
        #expect(error?.code == .file)
        #expect(error?.isPermanent == false)
    }
}
