import JobPlugin
import JobPluginTesting
import JobSQL
import JobTime
import Testing

@testable import Loomio

@Suite struct AudienceTests {
    /// Users 1 to 9 with the days 0 to 8, 10 with none; all in one zone.
    private func readers() async throws -> World {
        let world = try await World()
        for id in Int64(1)...9 {
            try await world.insertUser(id, ["email_catch_up_day": .integer(id - 1), "time_zone": "Asia/Tokyo"])
        }
        try await world.insertUser(10, ["time_zone": "Asia/Tokyo"])
        return world
    }

    private func ids(
        _ audience: some Audience, _ zone: ZoneName, on date: CivilDate, limit: Int = 2
    ) async throws -> [Int64] {
        var ids: [Int64] = []
        var after: SubjectID?
        while true {
            let page = try await audience.page(in: zone, on: date, after: after, limit: limit)
            ids += page.compactMap { if case .integer(let id) = $0.id { id } else { nil } }
            guard page.count == limit, let last = page.last else { return ids }
            after = last.id
        }
    }

    @Test(
        "the days served on each weekday, from Monday on",
        arguments: [
            (0, [8, 9]), (1, [3, 8]), (2, [4, 8, 9]), (3, [5, 8]), (4, [6, 8, 9]), (5, [7, 8]), (6, [1, 8]),
        ] as [(Int, [Int64])])
    func weekdays(daysAfterMonday: Int, expected: [Int64]) async throws {
        let world = try await readers()
        let date = World.monday.adding(days: daysAfterMonday)
        let audience = CatchUpReaders(database: world.database)
        #expect(try await ids(audience, "Asia/Tokyo", on: date) == expected)
        #expect(try await audience.count(in: "Asia/Tokyo", on: date) == expected.count)
    }

    @Test("Monday's weekly readers are an audience of their own")
    func weekly() async throws {
        let world = try await readers()
        let audience = WeeklyReaders(database: world.database)
        #expect(try await ids(audience, "Asia/Tokyo", on: World.monday) == [2])
        #expect(try await audience.count(in: "Asia/Tokyo", on: World.monday) == 1)
    }

    @Test("zones are given as they were written, none as the empty text")
    func zones() async throws {
        let world = try await World()
        for (id, zone) in [(1, "Mars/Olympus"), (2, " utc "), (3, nil), (4, "Asia/Tokyo")] as [(Int64, String?)] {
            try await world.insertUser(id, ["email_catch_up_day": 7, "time_zone": .optional(zone)])
        }
        try await world.insertUser(5, ["time_zone": "Europe/Oslo"])
        let audience = CatchUpReaders(database: world.database)
        #expect(try await audience.zones(on: World.monday) == ["", " utc ", "Asia/Tokyo", "Mars/Olympus"])
        #expect(
            try await audience.counts(on: World.monday) == ["": 1, " utc ": 1, "Asia/Tokyo": 1, "Mars/Olympus": 1])
        #expect(try await audience.zone(of: 1, on: World.monday) == "Mars/Olympus")
        #expect(try await audience.zone(of: 5, on: World.monday) == nil)
        #expect(try await ids(audience, "", on: World.monday) == [3])
        #expect(try await ids(audience, " utc ", on: World.monday) == [2])
        #expect(
            try await audience.page(in: "", on: World.monday, after: .text("3"), limit: 9).isEmpty,
            "users have numbers")
    }

    @Test("deactivated and unconfirmed users belong to no catch-up audience")
    func inactive() async throws {
        let world = try await readers()
        try await world.change("UPDATE users SET deactivated_at = 1 WHERE id = 8")
        try await world.change("UPDATE users SET email_verified = 0 WHERE id = 9")
        let audience = CatchUpReaders(database: world.database)
        #expect(try await audience.zones(on: World.monday) == [])
        #expect(try await ids(audience, "Asia/Tokyo", on: World.monday) == [])
    }

    @Test("authors of outcomes that are to be reviewed on the date, each once")
    func outcomes() async throws {
        let world = try await readers()
        for (author, date) in [(1, "2026-11-23"), (1, "2026-11-23"), (2, "2026-11-24")] as [(Int64, String)] {
            try await world.insert(
                "outcomes", ["poll_id": 1, "author_id": .integer(author), "review_on": .text(date)])
        }
        let audience = OutcomeAuthors(database: world.database)
        #expect(try await ids(audience, "Asia/Tokyo", on: World.monday) == [1])
        #expect(try await audience.zones(on: World.monday) == ["Asia/Tokyo"])
        #expect(try await audience.count(in: "Asia/Tokyo", on: World.monday) == 1)
    }

    @Test("those with an open task due on the date")
    func tasks() async throws {
        let world = try await readers()
        let states: [(Int64, [String: SQLValue])] = [
            (1, [:]), (2, ["done": 1]), (3, ["discarded_at": 1]), (4, ["due_on": "2026-11-24"]),
        ]
        for (id, values) in states {
            try await world.insert("tasks", ["id": .integer(id), "due_on": "2026-11-23"].merging(values) { $1 })
            try await world.insert("tasks_users", ["task_id": .integer(id), "user_id": .integer(id)])
        }
        let audience = TaskAssignees(database: world.database)
        #expect(try await ids(audience, "Asia/Tokyo", on: World.monday) == [1])
        #expect(try await audience.count(in: "Asia/Tokyo", on: World.monday) == 1)
    }

    @Test("a page is found through an index")
    func index() async throws {
        let world = try await World()
        let selection = CatchUpReaders(database: world.database).selection(on: World.monday)
        let plan = try await world.database.read {
            try $0.query(
                """
                EXPLAIN QUERY PLAN SELECT u.id FROM users u WHERE \(selection.condition)
                AND coalesce(u.time_zone, '') = 'UTC' AND u.id > 5 ORDER BY u.id LIMIT 10
                """, selection.parameters)
        }
        let text = plan.compactMap { $0["detail"].text }.joined(separator: " ")
        #expect(text.contains("INDEX users_"))
        #expect(!text.contains("TEMP B-TREE"))
    }
}
