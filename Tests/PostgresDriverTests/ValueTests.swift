import JobSQL
import JobTime
import PostgresDriver
import Testing

@Suite("Values to the server and back")
struct ValueTests {
    @Test("in binary, each type and its NULL")
    func binary() async throws {
        try await DriverSetting.withDatabase { database in
            try await database.withConnection { connection in
                let time = Timestamp(microseconds: -1_234_567)
                var parameters = PostgresParameters()
                parameters.add(Int64.min)
                parameters.add(Int32(-7))
                parameters.add(Int16(4))
                parameters.add(true)
                parameters.add(1.5)
                parameters.add("naïve \" \\ 'x'")
                parameters.add([0, 255, 1] as [UInt8])
                parameters.add(time)
                parameters.add(Duration.microseconds(90_000_001))
                parameters.add(nil as String?)
                parameters.add("")
                let result = try connection.run(
                    "SELECT $1, $2, $3, $4, $5, $6, $7, $8, $8 + $9, $10, $11", parameters)
                #expect(result.integer(0, 0) == .min)
                #expect(result.integer(0, 1) == -7)
                #expect(result.integer(0, 2) == 4)
                #expect(result.boolean(0, 3))
                #expect(result.text(0, 5) == "naïve \" \\ 'x'")
                #expect(result.optionalBlob(0, 6) == [0, 255, 1])
                #expect(result.timestamp(0, 7) == time)
                #expect(result.timestamp(0, 8) == time.advanced(by: .microseconds(90_000_001)))
                #expect(result.optionalText(0, 9) == nil)
                #expect(result.optionalText(0, 10) == "")
            }
        }
    }

    @Test("lists, empty ones and those with NULLs among them")
    func lists() async throws {
        try await DriverSetting.withDatabase { database in
            try await database.withConnection { connection in
                var parameters = PostgresParameters()
                parameters.add([1, -2, .max] as [Int64])
                parameters.add([] as [String])
                parameters.add(["a", nil, "{,}\"\\"] as [String?])
                parameters.add([nil, [7]] as [[UInt8]?])
                parameters.add([Timestamp(microseconds: 5), nil] as [Timestamp?])
                let result = try connection.run(
                    "SELECT $1, $2, $3, cardinality($3), $4[2], $5[1], $5[2] IS NULL", parameters)
                #expect(result.integers(0, 0) == [1, -2, .max])
                #expect(result.texts(0, 1) == [])
                #expect(result.texts(0, 2) == ["a", "{,}\"\\"])
                #expect(result.integer(0, 3) == 3)
                #expect(result.optionalBlob(0, 4) == [7])
                #expect(result.timestamp(0, 5) == Timestamp(microseconds: 5))
                #expect(result.boolean(0, 6))
            }
        }
    }

    @Test("dates, on both sides of 2000")
    func dates() async throws {
        try await DriverSetting.withDatabase { database in
            try await database.withConnection { connection in
                for (year, text) in [(1969, "1969-12-31"), (2027, "2027-12-31")] {
                    let date = try #require(CivilDate(year: year, month: 12, day: 31))
                    var parameters = PostgresParameters()
                    parameters.add(date)
                    let result = try connection.run("SELECT $1, $1::text", parameters)
                    #expect(result.date(0, 0) == date)
                    #expect(result.text(0, 1) == text)
                }
            }
        }
    }

    @Test("plain SQL values, whose types the server works out")
    func plain() async throws {
        try await DriverSetting.withDatabase { database in
            let rows = try await database.transaction { transaction in
                try transaction.execute(
                    """
                    CREATE TABLE thing (
                        id smallint, ok boolean, at timestamptz, ratio double precision, data bytea, doc jsonb, name text
                    )
                    """)
                let inserted = try transaction.execute(
                    "INSERT INTO thing VALUES ($1, $2, '2026-11-24 06:00:00.25+02', $3, $4, $5, $6)",
                    [.integer(3), .boolean(true), .real(0.5), .blob([0, 16]), .text(#"{"a": 1}"#), .null])
                #expect(inserted == 1)
                return try transaction.query("SELECT * FROM thing WHERE id = $1", [.integer(3)])
            }
            let row = try #require(rows.first)
            #expect(row.columns == ["id", "ok", "at", "ratio", "data", "doc", "name"])
            #expect(row["id"] == .integer(3))
            #expect(row["ok"].isTrue)
            #expect(row["at"].timestamp == Timestamp(rfc3339: "2026-11-24T04:00:00.25Z"))
            #expect(row["ratio"] == .real(0.5))
            #expect(row["data"] == .blob([0, 16]))
            #expect(row["doc"] == .text(#"{"a": 1}"#))
            #expect(row["name"] == .null)
        }
    }

    @Test("texts of plugins and users are sent as they are: only ours have a schema to be filled in")
    func othersTexts() async throws {
        try await DriverSetting.withDatabase { database in
            try await database.transaction { transaction in
                try transaction.executeScript(
                    "CREATE TABLE note (text text DEFAULT '$schema'); SELECT $name$it's$name$")
                try transaction.execute("INSERT INTO note VALUES (DEFAULT), ('$name')")
                let read = "SELECT text || '$schema' FROM note ORDER BY text"
                #expect(try transaction.query(read).map { $0[0] } == [.text("$name$schema"), .text("$schema$schema")])
                var texts: [SQLValue] = []
                try transaction.forEach(read, []) { texts.append($0[0]) }
                #expect(texts == [.text("$name$schema"), .text("$schema$schema")])
            }
        }
    }

    @Test("rows one by one, and no further than wanted")
    func streaming() async throws {
        struct Enough: Error {}
        try await DriverSetting.withDatabase { database in
            try await database.withConnection { connection in
                var sum: Int64 = 0
                try connection.forEach("SELECT generate_series(1, 1000)", []) { sum += $0[0].integer ?? 0 }
                #expect(sum == 500_500)
                var seen = 0
                #expect(throws: Enough.self) {
                    try connection.forEach("SELECT generate_series(1, 100000000)", []) { _ in
                        seen += 1
                        if seen == 3 { throw Enough() }
                    }
                }
                #expect(seen == 3)
                #expect(try connection.query("SELECT 1").first?[0] == .integer(1))
            }
        }
    }

    @Test("COPY stores all rows, or none when the client gives up")
    func copying() async throws {
        struct GivenUp: Error {}
        try await DriverSetting.withDatabase { database in
            try await database.withConnection { connection in
                try connection.run("CREATE TABLE number (value bigint)")
                var left = 3
                let stored = try connection.copyIn("COPY number FROM STDIN") {
                    left -= 1
                    return left >= 0 ? [UInt8]("\(left)\n".utf8) : nil
                }
                #expect(stored == 3)
                #expect(throws: GivenUp.self) {
                    try connection.copyIn("COPY number FROM STDIN") { throw GivenUp() }
                }
                #expect(throws: SQLError.self) {
                    var chunks = [[UInt8]("no number\n".utf8)]
                    try connection.copyIn("COPY number FROM STDIN") { chunks.popLast() }
                }
                #expect(try connection.query("SELECT count(*) FROM number").first?[0] == .integer(3))
            }
        }
    }
}
