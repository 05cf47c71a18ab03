import JSONTree
import JobPlugin
import JobPluginTesting
import JobSQL
import JobTime
import Testing

@testable import Loomio

@Suite struct PublishEventTests {
    private func announcement(recipients: String = "[1,2,3]") async throws -> World {
        let world = try await World()
        try await world.insertMembers(3)
        try await world.insert("discussions", ["id": 4, "group_id": 7])
        try await world.insert(
            "events",
            [
                "id": 9, "kind": "discussion_announced", "eventable_type": "Discussion", "eventable_id": 4,
                "user_id": 1,
                "custom_fields": .text("{\"recipient_user_ids\":\(recipients)}"),
            ])
        return world
    }

    private func expiredPoll(volume: SQLValue) async throws -> World {
        let world = try await World()
        try await world.insertMembers(1)
        try await world.change("UPDATE memberships SET volume = $1", [volume])
        try await world.insert("polls", ["id": 1, "group_id": 7])
        try await world.insert("chatbots", ["id": 1, "group_id": 7, "event_kinds": "[\"poll_expired\"]"])
        try await world.insert("chatbots", ["id": 2, "group_id": 7, "event_kinds": "[\"poll_created\"]"])
        try await world.insert(
            "events", ["id": 9, "kind": "poll_expired", "eventable_type": "Poll", "eventable_id": 1, "user_id": 1])
        return world
    }

    @Test("an announcement notifies all but its actor, and mails those who want mail")
    func announces() async throws {
        let world = try await announcement()
        try await world.change("UPDATE memberships SET volume = 1 WHERE user_id = 3")
        let record = await world.publisher.perform(.init(eventID: 9))
        #expect(record.outcome == .completed)
        #expect(try await world.column("SELECT user_id FROM notifications ORDER BY 1") == ["2", "3"])
        #expect(world.mailer.sent.map(\.to.text) == ["user1@example.org", "user2@example.org"])
    }

    @Test("whoever called a mail spam gets no more, but is notified")
    func complaint() async throws {
        let world = try await announcement()
        try await world.change("UPDATE users SET complaints_count = 1 WHERE id = 2")
        _ = await world.publisher.perform(.init(eventID: 9))
        #expect(world.mailer.sent.map(\.to.text) == ["user1@example.org", "user3@example.org"])
        #expect(try await world.column("SELECT user_id FROM notifications ORDER BY 1") == ["2", "3"])
    }

    @Test("a muted author is notified of the expired poll without a mail, and chatbots that listen are told")
    func expired() async throws {
        let world = try await expiredPoll(volume: 0)
        _ = await world.publisher.perform(.init(eventID: 9))
        #expect(try await world.rows("SELECT user_id, viewed FROM notifications") == ["1|0"])
        #expect(world.mailer.sent.isEmpty)
        #expect(try await world.rows("SELECT chatbot_id, event_id, status FROM outbox_webhooks") == ["1|9|pending"])
    }

    @Test("an author who wants mail gets one of the expired poll")
    func expiredMail() async throws {
        let world = try await expiredPoll(volume: 2)
        _ = await world.publisher.perform(.init(eventID: 9))
        #expect(world.mailer.sent.map(\.subject) == ["Your poll “Question” has closed"])
    }

    @Test("a missing event, an unknown kind and a vanished subject are permanent failures that write nothing")
    func hopeless() async throws {
        let world = try await announcement()
        try await world.insert("events", ["id": 10, "kind": "nonsense", "eventable_type": "Poll", "eventable_id": 1])
        try await world.insert(
            "events", ["id": 11, "kind": "poll_created", "eventable_type": "Poll", "eventable_id": 99])
        for id in [Int64(10), 11, 12] {
            let record = await world.publisher.perform(.init(eventID: id))
            guard case .discarded(let reason) = record.outcome else {
                Issue.record("event \(id) was not discarded")
                continue
            }
            #expect(reason.contains("event \(id)"))
        }
        #expect(try await world.column("SELECT count(*) FROM notifications") == ["0"])
        #expect(try await world.column("SELECT count(*) FROM outbox_mails") == ["0"])
    }

    @Test("given user ids replace the event's recipients, and a given actor its actor")
    func replacement() async throws {
        let world = try await announcement()
        _ = await world.publisher.perform(.init(eventID: 9, actorID: 2, userIDs: [2, 3]))
        #expect(try await world.rows("SELECT user_id, actor_id FROM notifications") == ["3|2"])
        #expect(world.mailer.sent.map(\.to.text) == ["user2@example.org", "user3@example.org"])
    }

    @Test("a second run changes nothing")
    func twice() async throws {
        let world = try await announcement()
        _ = await world.publisher.perform(.init(eventID: 9))
        let before = try await world.everything()
        _ = await world.publisher.perform(.init(eventID: 9))
        #expect(try await world.everything() == before)
        #expect(world.mailer.sent.count == 3)
    }

    @Test("after a temporary failure only the mails that have not left are sent again")
    func resumes() async throws {
        let world = try await announcement()
        world.mailer.fail("user2@example.org", with: MailError(.temporary, "later"))
        let first = await world.publisher.perform(.init(eventID: 9))
        #expect((first.error as? MailError)?.code == .temporary)
        #expect(world.mailer.sent.map(\.to.text) == ["user1@example.org", "user3@example.org"])
        world.mailer.fail("user2@example.org", with: nil)
        let second = await world.publisher.perform(.init(eventID: 9))
        #expect(second.outcome == .completed)
        #expect(
            world.mailer.sent.map(\.to.text) == ["user1@example.org", "user3@example.org", "user2@example.org"])
    }

    @Test("a rejected recipient is noted and keeps nobody else from their mail")
    func rejection() async throws {
        let world = try await announcement()
        world.mailer.fail("user2@example.org", with: MailError(.rejectedRecipient, "550 no such user"))
        let record = await world.publisher.perform(.init(eventID: 9))
        #expect(record.outcome == .completed)
        #expect(world.mailer.sent.count == 2)
        #expect(
            try await world.column("SELECT rejection FROM outbox_mails WHERE rejected_at IS NOT NULL")
                == ["550 no such user"])
    }

    @Test("unconfirmed members, deactivated users, blocked domains and discarded subjects get no mail")
    func gates() async throws {
        let world = try await announcement(recipients: "[2,3,4]")
        try await world.insertUser(4, ["email": "x@bad.example"])
        try await world.insert("blocked_domains", ["name": "bad.example"])
        try await world.change("UPDATE users SET email_verified = 0 WHERE id = 2")
        try await world.change("UPDATE users SET deactivated_at = 1 WHERE id = 3")
        _ = await world.publisher.perform(.init(eventID: 9))
        #expect(world.mailer.sent.isEmpty)
        #expect(try await world.column("SELECT user_id FROM notifications ORDER BY 1") == ["2", "4"])
    }

    @Test("a comment's mentions become an event of their own, once")
    func mentions() async throws {
        let world = try await announcement()
        try await world.insert("comments", ["id": 5, "discussion_id": 4, "user_id": 1, "body": "@user2, and @nobody?"])
        try await world.insert(
            "events",
            [
                "id": 20, "kind": "new_comment", "eventable_type": "Comment", "eventable_id": 5, "user_id": 1,
                "discussion_id": 4, "sequence_id": 3,
            ])
        for _ in 1...2 { _ = await world.publisher.perform(.init(eventID: 20)) }
        #expect(
            try await world.rows("SELECT eventable_id, custom_fields FROM events WHERE kind = 'user_mentioned'")
                == ["5|{\"recipient_user_ids\":[2]}"])
        #expect(world.client.requests.count == 1)
        #expect(
            try await world.rows("SELECT user_id, read_ranges_string, last_read_sequence_id FROM discussion_readers")
                == ["1|3-3|3"])
    }

    @Test("those who want to hear everything get a comment's mail, but not its author")
    func subscribers() async throws {
        let world = try await announcement()
        try await world.change("UPDATE memberships SET volume = 3")
        try await world.insert(
            "discussion_readers", ["user_id": 3, "discussion_id": 4, "volume": 2])
        try await world.insert("comments", ["id": 5, "discussion_id": 4, "user_id": 1, "body": "Well"])
        try await world.insert(
            "events", ["id": 20, "kind": "new_comment", "eventable_type": "Comment", "eventable_id": 5, "user_id": 1])
        _ = await world.publisher.perform(.init(eventID: 20))
        #expect(world.mailer.sent.map(\.to.text) == ["user2@example.org"])
        #expect(try await world.column("SELECT channel FROM outbox_live") == ["group-7"])
    }

    @Test("nobody learns who voted in an anonymous poll")
    func anonymousVote() async throws {
        let world = try await announcement()
        try await world.insert("polls", ["id": 1, "group_id": 7, "anonymous": 1])
        try await world.insert("stances", ["id": 1, "poll_id": 1, "participant_id": 2, "reason": "@user3 told me"])
        try await world.insert(
            "events",
            [
                "id": 20, "kind": "stance_created", "eventable_type": "Stance", "eventable_id": 1, "user_id": 2,
                "custom_fields": "{\"recipient_user_ids\":[1]}",
            ])
        _ = await world.publisher.perform(.init(eventID: 20))
        #expect(
            try await world.rows("SELECT actor_id, translation_values FROM notifications")
                == ["null|{\"name\":null,\"title\":\"Question\",\"poll_type\":\"proposal\"}"])
        #expect(world.client.requests.isEmpty)
    }
}
