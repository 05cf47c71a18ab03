import JSONTree
import PostgresServer
import Subprocess
import SystemPackage
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// River's Python client (`riverqueue`, with the Python of `RUNNER_TEST_PYTHON`) beside the real program.
@Suite("River's Python client", .timeLimit(.minutes(5)))
struct RiverClientTests {
    private static let jobs = """
        queues: { default: {}, mail: {} }
        jobs:
          note: { args: { text: string }, unique: { by: [args] }, handler: { exec: [./note.sh] } }
        """

    private let url: String
    private let scenario: Scenario

    init() async throws {
        url = try await PostgresServer.shared.makeDatabase()
        scenario = try Scenario(store: "{ url: \"\(url)\" }", jobs: Self.jobs)
        try scenario.script("note.sh", "cat >> notes\n")
        let up = try await scenario.run("migrate", "up", "--store", url)
        try #require(up.exitCode == 0, "\(up)")
    }

    @Test("what it inserts is worked: plain, scheduled, many at once, in a transaction that commits")
    func inserts() async throws {
        let answer = try await insert("every_way")
        #expect(answer["state"] == "available")
        #expect(answer["id"] == 1)
        #expect(answer["many"] == 2)

        let result = try await scenario.run("work", "--until-idle")
        #expect(result.exitCode == 0, "\(result)")
        let texts = scenario.lines("notes").compactMap { try? JSONValue(parsing: $0)["text"]?.string }
        #expect(
            texts.sorted() == [
                "committed", "committed 1", "committed 2", "many 1", "many 2", "plain: Grüße, 世界",
                "scheduled for the past", "with options",
            ])
        let optioned = try #require(try await scenario.jobs("--tag", "green").first)
        #expect(optioned["state"] == "completed")
        #expect(optioned["queue"] == "mail")
        #expect(optioned["priority"] == 3)
        #expect(optioned["max_attempts"] == 7)
        #expect(optioned["tags"] == ["blue", "green"])
        let waiting = try await scenario.jobs("--state", "scheduled").compactMap { $0["args"]?["text"]?.string }
        #expect(waiting == ["later"])
        // Nobody here works its queue.
        let left = try await scenario.jobs("--state", "available").compactMap { $0["queue"]?.string }
        #expect(left == ["elsewhere"])
    }

    @Test("a node that waits is told of a job that it inserts")
    func running() async throws {
        let result = try await scenario.node { node in
            try await node.line(containing: "works default, mail")
            _ = try await insert("every_way")
            try await node.line(containing: "note completed")
            try node.send(.terminate)
        }
        #expect(result.exitCode == 0, "\(result)")
    }

    /// Its unique inserts name an index over kind and key, which River's own tables lost with version 6.
    @Test("its unique inserts fail as they do on River's own tables of version 6 and later")
    func unique() async throws {
        let error = try #require(try await insert("unique")["error"]?.string)
        #expect(error.contains("there is no unique or exclusion constraint matching the ON CONFLICT specification"))
        #expect(try await scenario.jobs().isEmpty)
    }

    @Test("a key by River's algorithm holds, whoever stored the job first")
    func keys() async throws {
        // 241: River's default states.
        func key(_ text: String) -> String { #"sha256(convert_to('&kind=note&args={"text":"\#(text)"}', 'UTF8'))"# }
        func insert(_ text: String) -> String {
            """
            INSERT INTO river_job (kind, args, max_attempts, unique_key, unique_states)
            VALUES ('note', '{"text": "\(text)"}', 25, \(key(text)), B'11110001')
            ON CONFLICT (unique_key) WHERE unique_key IS NOT NULL AND unique_states IS NOT NULL
                AND river_job_state_in_bitmask(unique_states, state)
            DO UPDATE SET kind = EXCLUDED.kind
            RETURNING id, xmax <> 0
            """
        }
        let server = try await PostgresServer.shared
        #expect(try await server.psql(insert("theirs"), database: url) == "1|f")
        let blocked = try await scenario.json("enqueue", "note", "--args", #"{"text": "theirs"}"#)
        #expect(blocked["id"] == 1)
        #expect(blocked["duplicate"] == true, "\(blocked)")

        let ours = try await scenario.enqueue("note", #"{"text": "ours"}"#)
        #expect(try await server.psql(insert("ours"), database: url) == "\(ours)|t")
        let stored = "SELECT unique_key = \(key("ours")), unique_states FROM river_job WHERE id = \(ours)"
        #expect(try await server.psql(stored, database: url) == "t|11110001")
    }

    @Test("jobs by plain SQL, as docs/postgres.md writes it, are worked")
    func plainSQL() async throws {
        try await PostgresServer.shared.psql(
            """
            BEGIN;
            INSERT INTO river_job (kind, args, max_attempts) VALUES ('note', '{"text": "inserted"}', 25);
            SELECT pg_notify('public.river_insert', '{"queue": "default"}');
            SELECT * FROM runner_enqueue('note', '{"text": "by function"}', priority => 2);
            COMMIT;
            """, database: url)
        #expect(try await scenario.run("work", "--until-idle").exitCode == 0)
        let texts = scenario.lines("notes").compactMap { try? JSONValue(parsing: $0)["text"]?.string }
        #expect(texts.sorted() == ["by function", "inserted"])
    }

    /// Runs the script.
    private func insert(_ what: String) async throws -> JSONValue {
        let python = getenv("RUNNER_TEST_PYTHON").map { String(cString: $0) } ?? "python3"
        let script = #filePath.dropLast("RiverClientTests.swift".count) + "Support/insert_jobs.py"
        let result = try await Subprocess.run(
            python.contains("/") ? .path(FilePath(python)) : .name(python), arguments: [String(script), url, what],
            output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
        try #require(result.terminationStatus == .exited(0), "\(result.standardError)")
        return try JSONValue(parsing: result.standardOutput)
    }
}
