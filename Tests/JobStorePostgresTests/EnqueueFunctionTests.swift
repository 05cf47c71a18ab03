import PostgresDriver
import PostgresServer
import Testing

/// `runner_enqueue`, as a program that speaks SQL sees it.
@Suite("runner_enqueue")
struct EnqueueFunctionTests {
    @Test("a job gets River's defaults, and its queue's listeners are told", arguments: ["public", "Jobs_2"])
    func defaults(schema: String) async throws {
        let database = try await MigratedDatabase.new(schema: schema)
        let answer = try await database.query(
            "LISTEN \"$name.river_insert\"; SELECT * FROM $schema.runner_enqueue('greet')")
        #expect(answer.hasPrefix("1|f\n"))
        #expect(answer.contains("\"\(schema).river_insert\" with payload \"{\"queue\" : \"default\"}\""))
        let row = try await database.query(
            """
            SELECT state, queue, priority, max_attempts, attempt, args, metadata, tags, scheduled_at = created_at,
                attempted_by IS NULL, errors IS NULL, unique_key IS NULL, unique_states IS NULL
            FROM $schema.river_job
            """)
        #expect(row == "available|default|1|25|0|{}|{}|{}|t|t|t|t|t")
    }

    @Test("a NULL stands for the default")
    func nulls() async throws {
        let database = try await MigratedDatabase.new()
        let nulls = Array(repeating: "NULL", count: 9).joined(separator: ", ")
        #expect(try await database.query("SELECT * FROM $schema.runner_enqueue('greet', \(nulls))") == "1|f")
        let row = try await database.query("SELECT queue, priority, max_attempts, args, tags FROM $schema.river_job")
        #expect(row == "default|1|25|{}|{}")
    }

    @Test("a job with a time is scheduled, even in the past, and nobody is told")
    func scheduled() async throws {
        let database = try await MigratedDatabase.new()
        let answer = try await database.query(
            """
            LISTEN "$name.river_insert";
            SELECT * FROM $schema.runner_enqueue('greet', scheduled_at => '2020-01-02T03:04:05Z');
            """)
        #expect(answer == "1|f")
        let row = "SELECT state, scheduled_at = '2020-01-02T03:04:05Z' FROM $schema.river_job"
        #expect(try await database.query(row) == "scheduled|t")
    }

    @Test("a second job with the key is the first one, until that has ended")
    func unique() async throws {
        let database = try await MigratedDatabase.new()
        let enqueue = "SELECT * FROM $schema.runner_enqueue('greet', unique_key => sha256('k'));"
        #expect(try await database.query(enqueue + enqueue) == "1|f\n1|t")
        #expect(try await database.query("SELECT unique_states FROM $schema.river_job") == "11110001")
        try await database.query("UPDATE $schema.river_job SET state = 'completed', finalized_at = now()")
        let third = try await database.query(enqueue)
        #expect(third.hasSuffix("|f"))
        #expect(try await database.query("SELECT count(*) FROM $schema.river_job") == "2")
    }

    @Test("a job goes with the transaction that enqueued it")
    func rollsBack() async throws {
        let database = try await MigratedDatabase.new()
        try await database.query("BEGIN; SELECT FROM $schema.runner_enqueue('greet'); ROLLBACK")
        #expect(try await database.query("SELECT count(*) FROM $schema.river_job") == "0")
    }

    @Test(
        "what is wrong is told",
        arguments: [
            ("NULL", "kind is missing"),
            ("'g'", "kind must be 2 to 127"),
            ("'a b'", "kind must be 2 to 127"),
            ("E'ab\\n'", "kind must be 2 to 127"),
            ("repeat('a', 128)", "kind must be 2 to 127"),
            ("'ab', '[1]'", "args must be a JSON object, not array"),
            ("'ab', 'null'", "args must be a JSON object, not null"),
            ("'ab', metadata => '1'", "metadata must be a JSON object, not number"),
            ("'ab', queue => 'Big'", "queue must be 1 to 64"),
            ("'ab', queue => 'a__b'", "queue must be 1 to 64"),
            ("'ab', queue => ''", "queue must be 1 to 64"),
            ("'ab', priority => 5", "priority must be between 1 and 4, not 5"),
            ("'ab', max_attempts => 0", "max_attempts must be between 1 and 32767, not 0"),
            ("'ab', max_attempts => 32768", "max_attempts must be between 1 and 32767, not 32768"),
            ("'ab', scheduled_at => 'infinity'", "scheduled_at must be a time"),
            ("'ab', tags => '{ab}'", "each of tags must be 3 to 255"),
            ("'ab', tags => '{NULL}'", "each of tags must be 3 to 255"),
            ("'ab', unique_states => 241", "unique_states needs a unique_key"),
            ("'ab', unique_key => ''", "unique_key must not be empty"),
            ("'ab', unique_key => 'k', unique_states => 4", "unique_states must contain available 1"),
            ("'ab', unique_key => 'k', unique_states => 497", "unique_states must contain available 1"),
        ])
    func wrongInput(arguments: String, words: String) async throws {
        let database = try await Self.checked.value
        let error = await #expect(throws: PostgresServerError.self) {
            try await database.query("SELECT * FROM $schema.runner_enqueue(\(arguments))")
        }
        #expect(error?.description.contains("runner_enqueue: " + words) == true, "\(error as Any)")
    }

    @Test("every kind that a handler may have is taken", arguments: ["ab", "_1", "mail.send", "a-[b]<c>/d:e+f"])
    func kinds(kind: String) async throws {
        let database = try await Self.checked.value
        #expect(try await database.query("SELECT is_duplicate FROM $schema.runner_enqueue('\(kind)')") == "f")
    }

    /// One database for cases that do not look at what is in it.
    private static let checked = Task { try await MigratedDatabase.new() }
}
