import JSONTree
import JobPlugin
import JobTime
import Testing

@testable import Loomio

@Suite struct MailTextTests {
    @Test("addresses that could break a header or a command are none")
    func addresses() {
        for good in ["a@b", "first.last+tag@example.org", "o'neill@sub.example-site.org"] {
            #expect(MailAddress(good)?.text == good)
        }
        let bad = [
            "", "a", "@b", "a@", "a b@c", "a@b\r\nRCPT TO:<x@y>", "a@b>", "<a@b", "a@b@c", "jörg@example.org", ".a@b",
            "a..b@c", "a@b..c", "a@b_c", "a,b@c", "\"a\"@b",
        ]
        for text in bad { #expect(MailAddress(text) == nil, "\(text)") }
    }

    @Test("a mail's text is short ASCII lines, its headers cannot be broken out of")
    func injection() throws {
        var letter = try Letter.to(body: "Grüße\n" + String(repeating: "long ", count: 60) + "\nend \n")
        letter.subject = "News\r\nBcc: everybody@example.org"
        letter.toName = "Bo \"the\r\nboss\""
        let lines = letter.text.split(separator: "\r\n", omittingEmptySubsequences: false)
        #expect(lines.allSatisfy { $0.utf8.count <= 76 && $0.utf8.allSatisfy { $0 < 0x7F } })
        #expect(lines.contains("Subject: News Bcc: everybody@example.org"))
        #expect(!lines.contains { $0.hasPrefix("Bcc") })
        #expect(lines.contains("To: \"Bo \\\"the boss\\\"\""))
        #expect(lines.contains("Gr=C3=BC=C3=9Fe"))
        #expect(lines.contains("end=20"))
    }

    @Test("long and foreign headers become encoded words that cut no character")
    func encodedWords() throws {
        var letter = try Letter.to()
        letter.subject = String(repeating: "Ωμέγα ", count: 20)
        let lines = letter.text.split(separator: "\r\n").map(String.init)
        let start = try #require(lines.firstIndex { $0.hasPrefix("Subject: =?utf-8?B?") })
        let words = lines[start...].prefix { $0.hasPrefix("Subject") || $0.hasPrefix(" =?") }
        #expect(words.count > 3)
        #expect(words.allSatisfy { $0.hasSuffix("?=") && $0.utf8.count <= 86 })
    }

    @Test("the message id is the same for each attempt at a mail")
    func messageID() throws {
        #expect(try Letter.to().messageID == "<event-9-user-2@loomio.example>")
        #expect(MailKey.dotAtom("a/../b c") == "a=2F=2E=2E=2Fb=20c")
    }

    @Test("base64 has its padding")
    func base64() {
        let vectors = ["": "", "f": "Zg==", "fo": "Zm8=", "foo": "Zm9v", "foob": "Zm9vYg==", "foobar": "Zm9vYmFy"]
        for (text, encoded) in vectors { #expect(Base64.encode(Array(text.utf8)) == encoded) }
    }

    @Test("settings are read, and refused by name without their value")
    func settings() throws {
        #expect(try MailDestination(setting: "file:mail", relativeTo: "/etc/app") == .folder("/etc/app/mail"))
        #expect(try MailDestination(setting: "file:/var/mail", relativeTo: "/etc") == .folder("/var/mail"))
        #expect(
            try MailDestination(setting: "smtp://ada:p%40ss%3A@mx.example:587", relativeTo: "")
                == .server(
                    SMTPServer(host: "mx.example", port: 587, credentials: .init(user: "ada", password: "p@ss:"))))
        #expect(
            try MailDestination(setting: "smtp://[::1]:2525", relativeTo: "")
                == .server(SMTPServer(host: "::1", port: 2525)))
        for bad in [
            "", "mail", "file:", "smtps://secret@host", "smtp://", "smtp://host:0", "smtp://secret@host:25",
            "smtp://host:99999", "smtp://a:%zz@secret", "smtp://host/path", "smtp://a b:1",
        ] {
            let error = #expect(throws: PluginSettingsError.self) { try MailDestination(setting: bad, relativeTo: "/") }
            #expect(error?.key == "mail")
            #expect(error?.description.contains("secret") == false)
        }
        #expect(throws: PluginSettingsError.self) { try LoomioSettings(from: "nobody").site() }
        #expect(throws: PluginSettingsError.self) { try LoomioSettings(baseURL: "loomio.example").site() }
        #expect(try LoomioSettings(baseURL: "https://x.example/").site().url("/d/1") == "https://x.example/d/1")
    }

    @Test("mentions are found where a name begins, in Markdown and in HTML")
    func mentions() {
        #expect(MentionScanner.names(in: "@Ada, ask @bo_b. Not me@x.org or @ @ada", isHTML: false) == ["ada", "bo_b"])
        #expect(
            MentionScanner.names(in: "<p><span data-mention-id=\"ada\">Ada</span> @bo</p>", isHTML: true) == ["ada"])
    }

    @Test("tags and entities leave words")
    func plainText() {
        #expect(PlainText.stripped(html: "<p>a&amp;lt;b</p><p>1 &lt; 2</p>") == "a&lt;b 1 < 2")
    }

    @Test("every kind has a sentence, and its channels none twice")
    func kinds() {
        let wording = EventWording(actor: "Ada", title: "Beds", group: "Garden")
        for kind in EventKind.allCases {
            #expect(!wording.sentence(kind).isEmpty)
            #expect(Set(kind.channels).count == kind.channels.count)
        }
    }
}
