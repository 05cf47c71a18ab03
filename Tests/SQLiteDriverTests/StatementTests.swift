import JobSQL
import Testing

@testable import SQLiteDriver

@Suite("Statements")
struct StatementTests {
    let connection: SQLiteConnection

    init() throws {
        connection = try SQLiteConnection.open(.memory)
        try connection.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, a UNIQUE)")
    }

    @Test("values of every kind come back as they went in")
    func roundTrip() throws {
        let values: [SQLValue] = [
            .null, .integer(.min), .integer(.max), .real(-0.25), .text(""), .text("a\0b"), .text("Zoë 👩‍👩‍👧 漢字"),
            .text("x'; DROP TABLE t; --"), .blob([]), .blob([0, 255, 0, 1]), .blob(Array(repeating: 7, count: 100_000)),
        ]
        for value in values {
            #expect(try connection.query("SELECT $1", [value]).map(\.values) == [[value]])
        }
    }

    @Test("text with NUL is stored whole")
    func textWithNUL() throws {
        let row = try connection.query("SELECT length(CAST($1 AS BLOB)) AS n, $1 AS same", ["a\0bc"]).first
        #expect(row?["n"] == 4)
        #expect(row?["same"] == "a\0bc")
    }

    @Test("$ parameters are bound by their number, in any order and repeated")
    func dollarParameters() throws {
        let rows = try connection.query("SELECT $3, $1, $2, $1, $12", (1...12).map { .integer($0) })
        #expect(rows.map(\.values) == [[3, 1, 2, 1, 12]])
    }

    @Test("? and ?1 parameters are bound as SQLite numbers them")
    func questionMarks() throws {
        #expect(try connection.query("SELECT ?, ?", [1, 2]).map(\.values) == [[1, 2]])
        #expect(try connection.query("SELECT ?2, ?1", [1, 2]).map(\.values) == [[2, 1]])
    }

    @Test(
        "named and mixed parameters are refused",
        arguments: [
            "SELECT :a", "SELECT @a", "SELECT $a", "SELECT $0",
            "SELECT $1, ?", "SELECT $1::int", "SELECT $99999999999999999999", "SELECT $01, $1",
        ])
    func refusedParameters(sql: String) {
        let error = #expect(throws: SQLError.self) { try connection.query(sql, [1]) }
        #expect(error?.code == .statement)
        #expect(error?.statement == sql)
    }

    @Test("too many or too few values are refused with both counts")
    func countMismatch() {
        let error = #expect(throws: SQLError.self) { try connection.query("SELECT $2", [1]) }
        #expect(error?.code == .statement)
        #expect(error?.message == "the statement has 2 parameters, 1 values were given")
        #expect(throws: SQLError.self) { try connection.execute("SELECT 1", [1]) }
    }

    @Test("a statement is compiled once and used again")
    func cache() throws {
        let before = connection.cachedStatements
        for number: Int64 in 0..<100 { try connection.execute("INSERT INTO t (a) VALUES ($1)", [.integer(number)]) }
        #expect(connection.cachedStatements == before + 1)
        do {
            let first = try connection.prepare("SELECT 1")
            let hasRow = try first.step()
            #expect(hasRow)
        }
        let again = try connection.prepare("SELECT 1")
        let isRunning = again.compiled.isRunning
        #expect(!isRunning)
        #expect(connection.cachedStatements == before + 2)
    }

    @Test("the cache keeps the statements used last and never exceeds its size")
    func cacheEviction() throws {
        var options = SQLiteOptions()
        options.statementCacheCapacity = 3
        let connection = try SQLiteConnection.open(.memory, options: options)
        for sql in ["SELECT 1", "SELECT 2", "SELECT 3", "SELECT 1", "SELECT 4"] { _ = try connection.query(sql) }
        #expect(connection.cachedStatements == 3)
        #expect(connection.isCached("SELECT 1"))
        #expect(!connection.isCached("SELECT 2"))
    }

    @Test("the same text can run inside its own rows")
    func reentrantUse() throws {
        try connection.executeScript("INSERT INTO t (a) VALUES (1), (2)")
        var pairs: [[SQLValue]] = []
        try connection.forEach("SELECT a FROM t ORDER BY a", []) { outer in
            try connection.forEach("SELECT a FROM t ORDER BY a", []) { inner in pairs.append([outer[0], inner[0]]) }
        }
        #expect(pairs == [[1, 1], [1, 2], [2, 1], [2, 2]])
    }

    @Test("a kept statement sees a new column, in names and values")
    func schemaChange() throws {
        try connection.execute("INSERT INTO t (a) VALUES (1)")
        #expect(try connection.query("SELECT * FROM t").first?.columns == ["id", "a"])
        try connection.execute("ALTER TABLE t ADD COLUMN b DEFAULT 5")
        let row = try connection.query("SELECT * FROM t").first
        #expect(row?.columns == ["id", "a", "b"])
        #expect(row?["b"] == 5)
    }

    @Test("values do not stay bound for the next use")
    func bindingsAreForgotten() throws {
        _ = try connection.query("SELECT $1", ["first"])
        let statement = try connection.prepare("SELECT $1")
        let hasRow = try statement.step()
        #expect(hasRow)
        let isNull = statement.isNull(at: 0)
        #expect(isNull)
    }

    @Test("the fast way binds, steps and reads again and again")
    func lowLevel() throws {
        let insert = try connection.prepare("INSERT INTO t (id, a) VALUES ($1, $2)")
        for number in 1...3 {
            try insert.bind(1, integer: Int64(number))
            try insert.bind(2, text: "row \(number)")
            let changed = try insert.run()
            #expect(changed == 1)
        }
        let select = try connection.prepare("SELECT id, a, NULL, x'0102' FROM t WHERE id >= $1 ORDER BY id")
        try select.bind(1, integer: 2)
        let first = try select.step()
        #expect(first)
        let (id, text) = (select.integer(at: 0), select.text(at: 1))
        let (none, bytes) = (select.optionalText(at: 2), select.blob(at: 3))
        #expect(id == 2)
        #expect(text == "row 2")
        #expect(none == nil)
        #expect(bytes == [1, 2])
        let count = select.withBytes(at: 1) { $0.byteCount }
        #expect(count == 5)
        select.reset()
        try select.bind(1, integer: 4)
        let second = try select.step()
        #expect(!second)
    }

    @Test("a number that the statement does not have is refused")
    func unknownNumber() throws {
        for number in [0, 2, -1] {
            let error = #expect(throws: SQLError.self) {
                let statement = try connection.prepare("SELECT $1")
                try statement.bind(number, integer: 1)
            }
            #expect(error?.code == .statement)
        }
    }

    @Test("a statement is not bound while it runs")
    func bindingWhileRunning() throws {
        let error = #expect(throws: SQLError.self) {
            let statement = try connection.prepare("SELECT $1 UNION ALL SELECT 2")
            guard try statement.step() else { return }
            try statement.bind(1, integer: 1)
        }
        #expect(error?.message == "a running statement is bound only after a reset")
    }

    @Test("changed rows are counted, and statements that change none count 0")
    func changes() throws {
        #expect(try connection.execute("INSERT INTO t (a) VALUES (1), (2), (3)") == 3)
        #expect(try connection.execute("CREATE TABLE u (a)") == 0)
        #expect(try connection.execute("SELECT * FROM t") == 0)
        #expect(try connection.execute("UPDATE t SET a = a + 10 WHERE a > 1 RETURNING a") == 2)
        #expect(try connection.execute("DELETE FROM t WHERE a = 99") == 0)
    }

    @Test("several statements need a script, comments and semicolons behind one do not")
    func severalStatements() throws {
        let error = #expect(throws: SQLError.self) { try connection.query("SELECT 1; SELECT 2") }
        #expect(error?.message == "a text of several statements runs as a script")
        #expect(throws: SQLError.self) { try connection.query("CREATE TABLE v (a); INSERT INTO v VALUES (1)") }
        #expect(try connection.query("SELECT 1;; -- done\n /* really */ ").count == 1)
    }

    @Test("an empty statement and one with NUL are refused", arguments: ["", " -- nothing\n;", "SELECT 1\0 FROM t"])
    func emptyStatement(sql: String) {
        let error = #expect(throws: SQLError.self) { try connection.query(sql) }
        #expect(error?.code == .statement)
    }

    @Test("a script runs all its statements, triggers included, and stops at the first failure")
    func script() throws {
        try connection.executeScript(
            """
            -- a comment first
            CREATE TABLE log (a);
            CREATE TRIGGER noted AFTER INSERT ON t BEGIN INSERT INTO log VALUES (new.a); SELECT 1; END;
            INSERT INTO t (a) VALUES ('x;y');
            """)
        #expect(try connection.query("SELECT a FROM log").map(\.values) == [["x;y"]])
        #expect(throws: SQLError.self) {
            try connection.executeScript("INSERT INTO t (a) VALUES (5); nonsense; INSERT INTO t (a) VALUES (6)")
        }
        #expect(try connection.query("SELECT a FROM t WHERE a IN (5, 6)").map(\.values) == [[5]])
        #expect(throws: SQLError.self) { try connection.executeScript("INSERT INTO t (a) VALUES ($1)") }
    }

    @Test("errors have a code and the statement, and no values")
    func errors() throws {
        try connection.execute("INSERT INTO t (a) VALUES ($1)", ["secret"])
        let constraint = #expect(throws: SQLError.self) {
            try connection.execute("INSERT INTO t (a) VALUES ($1)", ["secret"])
        }
        #expect(constraint?.code == .constraint)
        #expect(constraint?.engineCode == "2067")
        #expect(constraint?.message == "UNIQUE constraint failed: t.a")
        let path = #expect(throws: SQLError.self) {
            try connection.query("SELECT json_extract('{}', $1)", ["it's \"secret"])
        }
        #expect(path?.code == .statement)
        #expect(path?.debugDescription.contains("secret") == false)
        let table = #expect(throws: SQLError.self) { try connection.query("SELECT * FROM missing") }
        #expect(table?.message == "no such table: missing")
        let syntax = #expect(throws: SQLError.self) { try connection.query("SELEKT 1") }
        #expect(syntax?.message == "near \"SELEKT\": syntax error")
    }
}
