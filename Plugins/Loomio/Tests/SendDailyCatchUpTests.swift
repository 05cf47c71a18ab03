import JobPlugin
import JobPluginTesting
import JobSQL
import JobTime
import Testing

@testable import Loomio

@Suite struct SendDailyCatchUpTests {
    private static let slot = Timestamp(rfc3339: "2026-11-23T06:00:00+13:00") ?? World.now

    private func hoursAgo(_ hours: Int) -> SQLValue { .timestamp(World.now.advanced(by: .seconds(-3_600 * hours))) }

    /// User 1 with a preference, and a discussion of group 7 that moved some hours ago.
    private func world(day: SQLValue, hoursAgo hours: Int = 2) async throws -> World {
        let world = try await World()
        try await world.insertMembers(1)
        try await world.change(
            "UPDATE users SET email_catch_up_day = $1, time_zone = 'Pacific/Auckland'", [day])
        try await world.insert("discussions", ["id": 4, "group_id": 7, "last_activity_at": hoursAgo(hours)])
        return world
    }

    private func arguments(user: Int64 = 1, daysLater: Int = 0) -> SendDailyCatchUp.Arguments {
        SendDailyCatchUp.Arguments(
            userID: user, timezone: "Pacific/Auckland",
            sendAt: Self.slot.advanced(by: .seconds(86_400 * daysLater)),
            localDate: World.monday.adding(days: daysLater))
    }

    @Test("a daily reader with an unread discussion gets one daily mail")
    func daily() async throws {
        let world = try await world(day: 7)
        let record = await world.catchUp.perform(arguments())
        #expect(record.outcome == .completed)
        #expect(record.refusal == nil)
        #expect(world.mailer.sent.map(\.subject) == ["Daily catch-up: 1 unread discussion"])
        #expect(try await world.rows("SELECT template, to_address FROM outbox_mails") == ["daily|user1@example.org"])
    }

    @Test("a job that comes late still sends, and looks back from its slot")
    func late() async throws {
        let world = try await world(day: 7, hoursAgo: 23)
        world.clock.advance(by: .seconds(5 * 3_600))
        _ = await world.catchUp.perform(arguments())
        #expect(world.mailer.sent.count == 1)
    }

    @Test(
        "the preference says on which days there is a mail, and how far it looks back",
        arguments: [
            (8, 0, 40, "other"), (8, 1, 2, nil), (1, 0, 160, "weekly"), (1, 1, 2, nil), (7, 0, 20, "daily"),
            (7, 0, 30, nil), (2, 1, 100, "weekly"),
        ] as [(Int64, Int, Int, String?)])
    func preferences(day: Int64, daysLater: Int, hours: Int, template: String?) async throws {
        let world = try await world(day: .integer(day), hoursAgo: hours)
        _ = await world.catchUp.perform(arguments(daysLater: daysLater))
        #expect(try await world.column("SELECT template FROM outbox_mails") == [template].compactMap(\.self))
        #expect(world.mailer.sent.count == (template == nil ? 0 : 1))
    }

    @Test(
        "there is no mail for whom it is not",
        arguments: [
            "UPDATE users SET email_catch_up_day = NULL", "UPDATE users SET email_verified = 0",
            "UPDATE users SET deactivated_at = 1", "UPDATE users SET complaints_count = 1",
            "UPDATE memberships SET revoked_at = 1", "UPDATE groups SET archived_at = 1",
            "UPDATE discussions SET discarded_at = 1",
            """
            INSERT INTO discussion_readers (user_id, discussion_id, last_read_at)
            SELECT 1, id, last_activity_at FROM discussions
            """,
            """
            INSERT INTO discussion_readers (user_id, discussion_id, dismissed_at)
            SELECT 1, id, last_activity_at FROM discussions
            """,
        ])
    func none(change: String) async throws {
        let world = try await world(day: 7)
        try await world.change(change)
        let record = await world.catchUp.perform(arguments())
        #expect(record.outcome == .completed)
        #expect(world.mailer.sent.isEmpty)
    }

    @Test("a guest reads of the one discussion they were let into")
    func guest() async throws {
        let world = try await world(day: 7)
        try await world.change("DELETE FROM memberships")
        try await world.insert("discussion_readers", ["user_id": 1, "discussion_id": 4, "guest": 1])
        try await world.insert("discussions", ["id": 5, "group_id": 7, "last_activity_at": hoursAgo(1)])
        _ = await world.catchUp.perform(arguments())
        #expect(world.mailer.sent.map(\.subject) == ["Daily catch-up: 1 unread discussion"])
    }

    @Test("a second run on the same date sends nothing and changes nothing")
    func twice() async throws {
        let world = try await world(day: 7)
        _ = await world.catchUp.perform(arguments())
        let before = try await world.everything()
        _ = await world.catchUp.perform(arguments())
        #expect(try await world.everything() == before)
        #expect(world.mailer.sent.count == 1)
    }

    @Test("a mail that could not leave leaves with the next attempt, as it was")
    func resumes() async throws {
        let world = try await world(day: 7)
        world.mailer.fail("user1@example.org", with: MailError(.unreachable, "down"))
        let first = await world.catchUp.perform(arguments())
        #expect(first.decision == .usePolicy)
        try await world.change("UPDATE discussions SET discarded_at = 1")
        world.mailer.fail("user1@example.org", with: nil)
        _ = await world.catchUp.perform(arguments(), attempt: 2)
        #expect(world.mailer.sent.count == 1)
    }

    @Test("a rejected recipient discards the job")
    func rejection() async throws {
        let world = try await world(day: 7)
        world.mailer.fail("user1@example.org", with: MailError(.rejectedRecipient, "550 no such user"))
        let record = await world.catchUp.perform(arguments())
        #expect(record.decision == .discard(reason: "550 no such user"))
    }

    @Test("an unknown user discards the job")
    func unknownUser() async throws {
        let world = try await World()
        let record = await world.catchUp.perform(arguments(user: 99))
        #expect(record.outcome == .discarded(reason: "there is no user 99"))
    }
}
