import JobSQL
import Testing

@testable import Loomio

@Suite struct ThreadRepairTests {
    /// A discussion with three comments, each an answer to the one before.
    private func world(maxDepth: Int64) async throws -> World {
        let world = try await World()
        try await world.insert("discussions", ["id": 4, "max_depth": .integer(maxDepth)])
        for id in Int64(1)...3 {
            try await world.insert(
                "comments",
                [
                    "id": .integer(id), "discussion_id": 4, "parent_type": id == 1 ? "Discussion" : "Comment",
                    "parent_id": .integer(id == 1 ? 4 : id - 1),
                ])
            try await world.insert(
                "events",
                [
                    "id": .integer(10 + id), "kind": "new_comment", "eventable_type": "Comment",
                    "eventable_id": .integer(id), "discussion_id": 4,
                ])
        }
        return world
    }

    private func repair(_ world: World) async throws {
        try await world.database.transaction { try ThreadRepair($0).repair(4, at: World.now) }
    }

    @Test(
        "answers nest as deep as the discussion allows",
        arguments: [
            (1, ["11|14|1|00001", "12|14|1|00002", "13|14|1|00003"]),
            (2, ["11|14|1|00001", "12|11|2|00001-00001", "13|11|2|00001-00002"]),
            (3, ["11|14|1|00001", "12|11|2|00001-00001", "13|12|3|00001-00001-00001"]),
        ] as [(Int64, [String])])
    func depth(maxDepth: Int64, expected: [String]) async throws {
        let world = try await world(maxDepth: maxDepth)
        try await repair(world)
        #expect(
            try await world.rows("SELECT id, parent_id, depth, position_key FROM events WHERE id < 14 ORDER BY id")
                == expected)
    }

    @Test("a missing root is made, events are numbered, counts are right, and a second run changes nothing")
    func whole() async throws {
        let world = try await world(maxDepth: 3)
        try await repair(world)
        #expect(
            try await world.rows(
                "SELECT kind, user_id, discussion_id, child_count, descendant_count FROM events WHERE id = 14")
                == ["new_discussion|1|null|1|3"])
        #expect(
            try await world.rows(
                "SELECT sequence_id, child_count, descendant_count FROM events WHERE id < 14 ORDER BY id")
                == ["1|1|2", "2|1|1", "3|0|0"])
        #expect(try await world.rows("SELECT items_count, ranges_string FROM discussions") == ["3|1-3"])
        #expect(
            try await world.rows("SELECT key, id, counter FROM partition_sequences") == ["discussions_sequence_id|4|3"])
        let before = try await world.everything()
        try await repair(world)
        #expect(try await world.everything() == before)
    }

    @Test("ranges merge where they touch or overlap, and are clipped to each other")
    func ranges() {
        #expect(RangeSet(text: "6-9,1-2,3-4,8-8").text == "1-4,6-9")
        #expect(RangeSet([3, 1, 2, 7]).text == "1-3,7-7")
        #expect(RangeSet(text: "1-4").intersection(RangeSet(text: "1-1,4-4")).text == "1-1,4-4")
        #expect(RangeSet.read(nil, first: 1, last: 5).text == "1-5")
        #expect(RangeSet.read(nil, first: 1, last: 0).text == "")
        #expect(RangeSet.read("", first: 1, last: 5).text == "")
    }
}
