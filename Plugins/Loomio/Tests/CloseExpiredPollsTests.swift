import JobPlugin
import JobPluginTesting
import JobSQL
import JobTime
import Testing

@testable import Loomio

@Suite struct CloseExpiredPollsTests {
    private let hourAgo = SQLValue.timestamp(World.now.advanced(by: .seconds(-3_600)))

    private func world(poll: [String: SQLValue] = [:]) async throws -> World {
        let world = try await World()
        try await world.insertMembers(3)
        let row: [String: SQLValue] = ["id": 1, "group_id": 7, "closing_at": hourAgo]
        try await world.insert("polls", row.merging(poll) { _, new in new })
        for voter in 1...3 {
            try await world.insert(
                "stances",
                ["poll_id": 1, "participant_id": .integer(Int64(voter)), "cast_at": voter == 3 ? .null : hourAgo])
        }
        return world
    }

    @Test("an expired poll is closed, with receipts and an event")
    func closes() async throws {
        let world = try await world()
        let record = await world.closer.perform(.init())
        #expect(record.outcome == .completed)
        #expect(try await world.column("SELECT closed_at FROM polls") == ["\(World.now.microseconds)"])
        #expect(
            try await world.rows("SELECT voter_id, vote_cast FROM stance_receipts ORDER BY 1") == ["1|1", "2|1", "3|0"])
        #expect(
            try await world.rows("SELECT kind, eventable_id, user_id, discussion_id, created_at FROM events")
                == ["poll_expired|1|1|null|\(World.now.microseconds)"])
        #expect(try world.client.enqueued(PublishEvent.self).map(\.eventID) == [1])
        #expect(try await world.column("SELECT closed_polls_count FROM groups") == ["1"])
        #expect(try await world.rows("SELECT item_type, item_id FROM versions") == ["Poll|1"])
    }

    @Test("the poll's follow-ups are its search entries and its group's tags")
    func followUps() async throws {
        let world = try await world()
        _ = await world.closer.perform(.init())
        let names = try world.client.enqueued(RunProcedure.self).map(\.methodName)
        #expect(names == ["reindex_by_poll_id", "update_group_and_org_tags"])
    }

    @Test(
        "a poll that is closed, discarded, a draft or still open stays as it is",
        arguments: [
            ["closed_at": SQLValue.integer(5)], ["discarded_at": 5], ["closing_at": nil],
            ["closing_at": .timestamp(World.now)],
        ])
    func leavesAlone(poll: [String: SQLValue]) async throws {
        let world = try await world(poll: poll)
        let before = try await world.everything()
        let record = await world.closer.perform(.init())
        #expect(record.outcome == .completed)
        #expect(try await world.everything() == before)
        #expect(world.client.requests.isEmpty)
    }

    @Test("an anonymous poll's receipts keep who could vote, but nothing tells who did")
    func anonymous() async throws {
        let world = try await world(poll: ["anonymous": 1])
        _ = await world.closer.perform(.init())
        #expect(
            try await world.rows("SELECT voter_id, vote_cast FROM stance_receipts ORDER BY 1")
                == ["1|null", "2|null", "3|null"])
        #expect(try await world.column("SELECT DISTINCT participant_id FROM stances") == ["null"])
    }

    @Test("an anonymous poll with a quorum keeps who voted")
    func anonymousWithQuorum() async throws {
        let world = try await world(poll: ["anonymous": 1, "quorum_pct": 50])
        _ = await world.closer.perform(.init())
        #expect(try await world.column("SELECT vote_cast FROM stance_receipts ORDER BY voter_id") == ["1", "1", "0"])
    }

    @Test("hidden votes with a reason come into the thread when the poll closes")
    func revealsReasons() async throws {
        let world = try await world(poll: ["hide_results": 2, "discussion_id": 4])
        try await world.insert("discussions", ["id": 4, "group_id": 7])
        try await world.insert(
            "events",
            ["id": 50, "kind": "poll_created", "eventable_type": "Poll", "eventable_id": 1, "discussion_id": 4])
        for (stance, reason) in [(1, "yes"), (2, "<p></p>"), (3, "")] {
            try await world.change(
                "UPDATE stances SET reason = $2 WHERE id = $1", [.integer(Int64(stance)), .text(reason)])
            try await world.insert(
                "events",
                [
                    "id": .integer(Int64(60 + stance)), "kind": "stance_created", "eventable_type": "Stance",
                    "eventable_id": .integer(Int64(stance)),
                ])
        }
        _ = await world.closer.perform(.init())
        #expect(
            try await world.rows(
                """
                SELECT id, discussion_id, sequence_id, parent_id, position_key FROM events
                WHERE kind = 'stance_created' ORDER BY id
                """) == ["61|4|2|50|00001-00001", "62|null|null|null|null", "63|null|null|null|null"])
        #expect(try await world.rows("SELECT items_count, ranges_string FROM discussions") == ["2|1-2"])
    }

    @Test("a second run changes nothing")
    func twice() async throws {
        let world = try await world()
        _ = await world.closer.perform(.init())
        let before = try await world.everything()
        let enqueued = world.client.requests.count
        let record = await world.closer.perform(.init())
        #expect(record.outcome == .completed)
        #expect(try await world.everything() == before)
        #expect(world.client.requests.count == enqueued)
    }

    @Test("one poll that cannot be closed does not keep the others open, but fails the job by name")
    func oneFails() async throws {
        let world = try await world()
        for id in 2...3 {
            try await world.insert("polls", ["id": .integer(Int64(id)), "group_id": 7, "closing_at": hourAgo])
        }
        try await world.change(
            """
            CREATE TRIGGER stuck BEFORE UPDATE OF closed_at ON polls WHEN NEW.id = 2
            BEGIN SELECT raise(ABORT, 'stuck'); END
            """)
        let record = await world.closer.perform(.init())
        let error = try #require(record.error as? UnclosedPollsError)
        #expect(error.failures.map(\.poll) == [2])
        #expect(error.description.contains("poll 2"))
        #expect(try await world.column("SELECT id FROM polls WHERE closed_at IS NOT NULL ORDER BY id") == ["1", "3"])
        #expect(try await world.column("SELECT eventable_id FROM events ORDER BY 1") == ["1", "3"])
    }
}
