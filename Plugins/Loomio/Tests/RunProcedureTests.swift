import JSONTree
import JobPlugin
import JobPluginTesting
import JobSQL
import Testing

@testable import Loomio

@Suite struct RunProcedureTests {
    private func arguments(_ className: String, _ methodName: String, _ args: JSONValue...) -> RunProcedure.Arguments {
        RunProcedure.Arguments(className: className, methodName: methodName, args: args)
    }

    private func openPoll() async throws -> World {
        let world = try await World()
        try await world.insertMembers(2)
        try await world.insert("polls", ["id": 1, "group_id": 7, "closing_at": 9_000_000_000_000_000])
        try await world.insert("stances", ["poll_id": 1, "participant_id": 1])
        return world
    }

    @Test("a new member gets a vote in the group's open poll")
    func newMember() async throws {
        let world = try await openPoll()
        for _ in 1...2 {
            let record = await world.generic.perform(arguments("PollService", "group_members_added", 7))
            #expect(record.outcome == .completed)
            #expect(record.refusal == nil)
        }
        #expect(
            try await world.rows("SELECT participant_id, latest, guest, volume FROM stances ORDER BY 1")
                == ["1|1|0|2", "2|1|0|2"])
        #expect(try await world.rows("SELECT voters_count, undecided_voters_count FROM polls") == ["2|2"])
    }

    @Test(
        "bots, invited people and those whose vote was revoked get none",
        arguments: [
            "UPDATE users SET bot = 1 WHERE id = 2", "UPDATE memberships SET accepted_at = NULL WHERE user_id = 2",
            "UPDATE polls SET specified_voters_only = 1", "UPDATE polls SET closed_at = 1",
            """
            INSERT INTO stances (poll_id, participant_id, revoked_at, created_at, updated_at) VALUES (1, 2, 1, 1, 1)
            """,
        ])
    func noVote(change: String) async throws {
        let world = try await openPoll()
        try await world.change(change)
        let before = try await world.column("SELECT count(*) FROM stances WHERE revoked_at IS NULL")
        _ = await world.generic.perform(arguments("PollService", "group_members_added", 7))
        #expect(try await world.column("SELECT count(*) FROM stances WHERE revoked_at IS NULL") == before)
    }

    @Test("an unknown procedure is refused by name, with those that are known")
    func unknown() async throws {
        let world = try await World()
        let record = await world.generic.perform(arguments("Kernel", "exit"))
        guard case .discarded(let reason) = record.outcome else {
            Issue.record("not discarded")
            return
        }
        #expect(reason.contains("'Kernel.exit'"))
        #expect(reason.contains("TagService.update_group_and_org_tags"))
    }

    @Test("arguments that do not fit are refused")
    func misfits() async throws {
        let world = try await World()
        for call in [
            arguments("PollService", "group_members_added"), arguments("PollService", "group_members_added", "7"),
            arguments("PollService", "group_members_added", 99), arguments("PollService", "expire_lapsed_polls", 1),
        ] {
            let record = await world.generic.perform(call)
            guard case .discarded = record.outcome else {
                Issue.record("\(call) was not discarded")
                continue
            }
        }
    }

    @Test("tags are counted in the group and over its organisation, whatever their case")
    func tags() async throws {
        let world = try await World()
        try await world.insert("groups", ["id": 6, "name": "Head", "full_name": "Head"])
        try await world.insert("groups", ["id": 7, "name": "Sub", "full_name": "Head - Sub", "parent_id": 6])
        try await world.insert("discussions", ["group_id": 7, "tags": "[\"Red\",\"Blue\"]"])
        try await world.insert("discussions", ["group_id": 7, "tags": "[\"Green\"]", "discarded_at": 1])
        try await world.insert("polls", ["group_id": 7, "tags": "[\"red\"]"])
        for _ in 1...2 {
            let record = await world.generic.perform(arguments("TagService", "update_group_and_org_tags", 7))
            #expect(record.outcome == .completed)
        }
        #expect(
            try await world.rows(
                "SELECT group_id, lower(name), taggings_count, org_taggings_count FROM tags ORDER BY 1, 2")
                == ["6|blue|0|1", "6|red|0|2", "7|blue|1|0", "7|red|2|0"])
        #expect(try await world.column("SELECT count(DISTINCT color) FROM tags WHERE lower(name) = 'red'") == ["1"])
    }

    @Test("a poll's search entries are made anew, without votes that must stay hidden")
    func search() async throws {
        let world = try await openPoll()
        try await world.change("UPDATE polls SET details = '<p>Why <b>not</b>?</p>', hide_results = 2")
        try await world.change("UPDATE stances SET cast_at = 1, reason = 'Because'")
        for _ in 1...2 { _ = await world.generic.perform(arguments("SearchService", "reindex_by_poll_id", 1)) }
        #expect(
            try await world.rows("SELECT searchable_type, content FROM search_documents")
                == ["Poll|Question Why not ? User 1"])
        try await world.change("UPDATE polls SET closed_at = 1")
        _ = await world.generic.perform(arguments("SearchService", "reindex_by_poll_id", 1))
        #expect(
            try await world.column("SELECT content FROM search_documents ORDER BY 1") == [
                "Because User 1", "Question Why not ? User 1",
            ])
    }

    @Test("sample data fills an empty database, once, and every job finds something to do")
    func demo() async throws {
        let world = try await World()
        let seeded = await world.generic.perform(arguments("DemoService", "seed"))
        #expect(seeded.outcome == .completed)
        let event = try world.client.assertEnqueued(PublishEvent.self).eventID
        _ = await world.publisher.perform(.init(eventID: event))
        #expect(world.mailer.sent.count == 5)
        let closed = await world.closer.perform(.init())
        #expect(closed.outcome == .completed)
        #expect(try await world.column("SELECT count(*) FROM polls WHERE closed_at IS NOT NULL") == ["1"])
        let again = await world.generic.perform(arguments("DemoService", "seed"))
        guard case .discarded(let reason) = again.outcome else {
            Issue.record("not discarded")
            return
        }
        #expect(reason.contains("users already"))
    }

    @Test("lapsed polls can be closed by name, too")
    func sweep() async throws {
        let world = try await openPoll()
        try await world.change("UPDATE polls SET closing_at = 1")
        _ = await world.generic.perform(arguments("PollService", "expire_lapsed_polls"))
        #expect(try await world.column("SELECT count(*) FROM polls WHERE closed_at IS NOT NULL") == ["1"])
    }
}
