import JSONTree
import JobPlugin
import JobPluginTesting
import JobSQL
import JobTime
import Testing

@testable import JobRuntime

@Suite("An audience by sql")
struct SQLAudienceTests {
    private let monday = CivilDate(daysSinceEpoch: 20_780)

    private func audience(_ query: String) async throws -> SQLAudience {
        let database = try await TestDatabase.open()
        try await database.transaction { transaction in
            try transaction.executeScript(
                """
                CREATE TABLE readers (id INTEGER PRIMARY KEY, time_zone TEXT, name TEXT, day INTEGER);
                INSERT INTO readers VALUES (1, 'Europe/London', 'Ada', 1), (2, 'Asia/Tokyo', 'Bo', 1),
                    (3, 'Europe/London', 'it''s :zone', 1), (4, NULL, 'Di', 1), (5, 'Asia/Tokyo', 'Ed', 2);
                """)
        }
        return SQLAudience(query: query, database: database)
    }

    @Test("gives its zones, an unset one as empty")
    func zones() async throws {
        let audience = try await audience("SELECT id, time_zone FROM readers")
        #expect(try await Set(audience.zones(on: monday)) == ["", "Asia/Tokyo", "Europe/London"])
    }

    @Test("that cannot be asked says what it must give")
    func broken() async throws {
        for (query, problem) in [
            ("SELECT id, time_zone FROM nobody", "no such table: nobody"),
            ("SELECT id FROM readers", "no such column: time_zone"),
        ] {
            let audience = try await audience(query)
            let trouble = await #expect(throws: ScheduleTrouble.self) { try await audience.zones(on: monday) }
            #expect(
                trouble?.description == "its sql query: \(problem); it must read the columns id and time_zone")
        }
    }

    @Test("gives a zone's subjects in pages, with the further columns as fields")
    func pages() async throws {
        let audience = try await audience("SELECT id, time_zone, name FROM readers")
        let first = try await audience.page(in: "Europe/London", on: monday, after: nil, limit: 1)
        #expect(first == [Subject(id: 1, fields: ["name": "Ada"])])
        let second = try await audience.page(in: "Europe/London", on: monday, after: first.last?.id, limit: 1)
        #expect(second.map(\.id) == [3])
        #expect(try await audience.page(in: "Europe/London", on: monday, after: 3, limit: 1).isEmpty)
        #expect(try await audience.page(in: "", on: monday, after: nil, limit: 9).map(\.id) == [4])
        #expect(try await audience.count(in: "Asia/Tokyo", on: monday) == 2)
    }

    @Test("binds the slot's weekday and date, and leaves quoted text and comments alone")
    func parameters() async throws {
        #expect(monday.weekday == .monday)
        let audience = try await audience(
            """
            SELECT id, time_zone, ':date' AS quoted, :date AS day /* not :limit */ FROM readers
            WHERE day = :weekday -- nor :zone
            """)
        let subjects = try await audience.page(in: "Asia/Tokyo", on: monday, after: nil, limit: 9)
        #expect(
            subjects == [
                Subject(id: 2, fields: ["quoted": ":date", "day": .string(monday.description)])
            ])
    }

    @Test("counts all zones by one question, an unset one and an empty one together")
    func counts() async throws {
        let audience = try await audience("SELECT id, time_zone FROM readers UNION SELECT 9, ''")
        #expect(try await audience.counts(on: monday) == ["": 2, "Asia/Tokyo": 2, "Europe/London": 2])
        #expect(try await self.audience("SELECT id, time_zone FROM readers WHERE 0").counts(on: monday).isEmpty)
    }

    @Test("finds the zone of one subject")
    func zoneOfOne() async throws {
        let audience = try await audience("SELECT id, time_zone FROM readers WHERE day = :weekday")
        #expect(try await audience.zone(of: 2, on: monday) == "Asia/Tokyo")
        #expect(try await audience.zone(of: 4, on: monday) == "")
        #expect(try await audience.zone(of: 5, on: monday) == nil)
        #expect(try await audience.zone(of: .text("Ada"), on: monday) == nil)
    }

    @Test(
        "knows by its parameters on what it depends",
        arguments: [
            ("SELECT id, time_zone FROM readers", AudienceVariation.none),
            ("SELECT id, time_zone FROM readers WHERE name <> ':date' -- :date", .none),
            ("SELECT id, time_zone FROM readers WHERE day = :weekday", .weekday),
            ("SELECT id, time_zone FROM readers WHERE day = :weekday AND name < :date", .date),
        ])
    func variation(_ query: String, _ expected: AudienceVariation) async throws {
        #expect(try await audience(query).variation == expected)
    }

    @Test("may end in a semicolon")
    func semicolon() async throws {
        let audience = try await audience("SELECT id, time_zone FROM readers ;\n")
        #expect(try await audience.count(in: "Asia/Tokyo", on: monday) == 2)
    }

    @Test("refuses to write")
    func readOnly() async throws {
        let audience = try await audience("SELECT id, time_zone FROM readers); DELETE FROM readers; --")
        await #expect(throws: (any Error).self) { try await audience.zones(on: monday) }
    }
}
