import JSONTree
import JobSQL
import JobTime
import Testing

@testable import Loomio

/// Whole mails, compared with the files in `Golden`. A mail that is meant to change changes its file by hand.
@Suite struct GoldenMailTests {
    @Test(
        "mails read as agreed",
        arguments: [
            (
                "daily",
                """
                {"name": "Ngaio", "date": "2026-11-23", "preferences_url": "https://loomio.example/email_preferences",
                 "groups": [
                   {"name": "Harbour Garden", "discussions": [
                     {"title": "Who looks after the new beds?", "author": "Ada", "items": 2,
                      "url": "https://loomio.example/d/beds"},
                     {"title": "Töpfe & Erde", "author": null, "items": 1, "url": "https://loomio.example/d/pots"}]},
                   {"name": "", "discussions": [
                     {"title": "Keys", "author": "Bo", "items": 0, "url": "https://loomio.example/d/keys"}]}]}
                """
            ),
            (
                "discussion_announced",
                """
                {"name": null, "actor": "Ada", "title": "Beds", "group": "Harbour Garden", "excerpt": "They are dug.",
                 "message": "Please read.\\nThanks!", "url": "https://loomio.example/d/beds"}
                """
            ),
            (
                "poll_expired",
                """
                {"name": "Ada", "actor": "Ada", "title": "Meet on Saturday?", "group": null, "excerpt": "",
                 "message": null, "url": "https://loomio.example/p/meet"}
                """
            ),
        ])
    func golden(template: String, payload: String) throws {
        let row = SQLRow(
            columns: ["id", "template", "to_address", "payload", "dedupe_key", "created_at"],
            values: [
                1, .text(template), "reader@example.org", .text(payload), .text("golden-\(template)"),
                .timestamp(World.now),
            ])
        let composer = MailComposer(site: try LoomioSettings().site())
        let text = try composer.compose(OutboxMail(row: row)).text
        let folder = #filePath.split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" }
        let golden = Files.read("\(folder)/Golden/\(template).eml")
        #expect(text.replacing("\r\n", with: "\n") == golden)
    }
}
