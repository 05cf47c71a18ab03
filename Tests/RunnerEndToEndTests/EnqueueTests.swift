import JSONTree
import Testing

@Suite("runner enqueue", .timeLimit(.minutes(5)))
struct EnqueueTests {
    private let scenario: Scenario

    init() throws {
        scenario = try Scenario(
            jobs: """
                queues: { default: {}, low: {} }
                jobs:
                  greet: { args: { id: integer, note?: string }, handler: { exec: ["true"] } }
                  once: { args: { id: integer }, unique: { by: [args] }, handler: { exec: ["true"] } }
                """)
    }

    @Test("a job is inserted and shown with the agreed keys")
    func one() async throws {
        let document = try await scenario.json(
            "enqueue", "greet", "--args", "{ \"id\": 7 }", "--queue", "low", "--priority", "2", "--tags", "red,blue")
        #expect(
            document.object?.keys == ["format", "id", "kind", "queue", "state", "scheduled_at", "duplicate"])
        #expect(document["kind"] == "greet")
        #expect(document["queue"] == "low")
        #expect(document["state"] == "available")
        #expect(document["duplicate"] == false)

        let id = try #require(document["id"]?.int64)
        let row = try await scenario.job(id)
        #expect(row["args"] == ["id": 7])
        #expect(row["priority"] == 2)
        #expect(row["tags"] == ["red", "blue"])
        #expect(row["attempt"] == 0)
        for key in EnqueueTests.rowKeys { #expect(row[key] != nil, "\(key)") }
        for key in ["attempted_at", "finalized_at", "unique_key", "schedule", "slot", "subject", "revision"] {
            #expect(row[key] == .null, "\(key)")
        }
    }

    private static let rowKeys = [
        "id", "kind", "queue", "state", "priority", "attempt", "max_attempts", "args", "metadata", "tags", "errors",
        "attempted_by", "created_at", "scheduled_at", "attempted_at", "finalized_at", "unique_key", "schedule", "slot",
        "subject", "revision",
    ]

    @Test(
        "what cannot be enqueued is refused with its reason, and nothing is stored",
        arguments: [
            (["greet"], 1, "args.id: missing"),
            (["greet", "--args", #"{"id":"x"}"#], 1, "args.id: expected integer"),
            (["greet", "--args", #"{"id":1,"extra":2}"#], 1, "args.extra: unknown field"),
            (["greet", "--args", "[1]"], 1, "not a JSON object"),
            (["greet", "--args", #"{"id":"#], 1, "not JSON"),
            (["gret", "--args", #"{"id":1}"#], 1, "\"gret\""),
            (["greet", "--args", #"{"id":1}"#, "--queue", "lw"], 1, "there is no queue \"lw\""),
            (["greet", "--args", #"{"id":1}"#, "--priority", "9"], 1, "priority 9"),
            (["greet", "--args", #"{"id":1}"#, "--tags", "x"], 1, "\"x\" is not a tag"),
            (["greet", "--args", #"{"id":1}"#, "--at", "tomorrow"], 2, "--at tomorrow"),
            (["greet", "--args", #"{"id":1}"#, "--in", "1x"], 2, "--in 1x"),
            (["greet", "--args", #"{"id":1}"#, "--in", "1h", "--at", "2030-01-01T00:00:00Z"], 2, "exclude each other"),
            (["greet", "--args", "@absent.json"], 3, "absent.json"),
            ([], 2, "kind"),
        ])
    func refused(arguments: [String], code: Int, reason: String) async throws {
        let result = try await scenario.run(["enqueue"] + arguments)
        #expect(result.exitCode == code)
        #expect(result.messages.contains(reason), "\(result)")
        #expect(result.output.isEmpty)
        try await scenario.enqueue("greet", #"{"id":1}"#)
        #expect(try await scenario.jobs().count == 1)
    }

    @Test("a refusal under --format json is a document")
    func refusedAsJSON() async throws {
        let document = try await scenario.json("enqueue", "gret")
        #expect(document["format"] == 1)
        #expect(document["error"]?["code"] == "refused")
        #expect(document["error"]?["message"]?.string?.contains("gret") == true)
    }

    @Test("the arguments come from a file, by its path from the working folder")
    func argumentsFromFile() async throws {
        try scenario.write("args.json", "{\n  \"id\": 3, \"note\": \"é\"\n}\n")
        let id = try await scenario.enqueue("greet", "@args.json")
        #expect(try await scenario.job(id)["args"] == ["id": 3, "note": "é"])
    }

    @Test("a second job with the same key is the first one")
    func duplicate() async throws {
        let first = try await scenario.json("enqueue", "once", "--args", #"{"id":1}"#)
        let second = try await scenario.json("enqueue", "once", "--args", #"{ "id": 1 }"#)
        let other = try await scenario.json("enqueue", "once", "--args", #"{"id":2}"#)
        #expect(second["duplicate"] == true)
        #expect(second["id"] == first["id"])
        #expect(other["duplicate"] == false)
        #expect(try await scenario.jobs().count == 2)
    }

    @Test("--at and --in schedule")
    func later() async throws {
        let at = try await scenario.json(
            "enqueue", "greet", "--args", #"{"id":1}"#, "--at", "2130-01-01T02:00:00+02:00")
        #expect(at["state"] == "scheduled")
        #expect(at["scheduled_at"] == "2130-01-01T00:00:00Z")
        let delayed = try await scenario.json("enqueue", "greet", "--args", #"{"id":1}"#, "--in", "1h")
        #expect(delayed["state"] == "scheduled")
    }

    // MARK: Batches

    @Test("a batch from standard input is inserted whole, lines without a kind being of the named one")
    func batch() async throws {
        let lines = """
            {"kind":"greet","args":{"id":1},"queue":"low","priority":3,"tags":["red"]}

            {"args":{"id":2},"scheduled_at":"2130-01-01T00:00:00Z"}
            {"kind":"once","args":{"id":1}}
            {"kind":"once","args":{"id":1}}

            """
        let document = try await scenario.json("enqueue", "greet", "--batch", "-", input: lines)
        #expect(document.object?.keys == ["format", "inserted", "duplicates", "ids"])
        #expect(document["inserted"] == 3)
        #expect(document["duplicates"] == 1)
        let ids = try #require(document["ids"]?.array).compactMap(\.int64)
        #expect(ids.count == 4)
        #expect(ids[2] == ids[3])
        let rows = try await scenario.jobs()
        #expect(rows.count == 3)
        #expect(rows.map { $0["kind"] } == ["once", "greet", "greet"])
        #expect(rows[2]["queue"] == "low")
        #expect(rows[1]["state"] == "scheduled")
    }

    @Test(
        "a bad line is named by its number in the file, and nothing of the batch is inserted",
        arguments: [
            #"{"kind":"greet","args":{"id":"x"}}"#, #"{"kind":"greet","args":"#, "[]", #"{"kind":"greet"}"#,
            #"{"args":{"id":1}}"#, #"{"kind":"gret","args":{"id":1}}"#, #"{"kind":"greet","args":{"id":1},"color":1}"#,
            #"{"kind":"greet","args":{"id":1},"scheduled_at":"noon"}"#,
            #"{"kind":"greet","args":{"id":1},"queue":"lw"}"#, #"{"kind":"greet","args":{"id":1},"priority":"high"}"#,
        ])
    func badLine(line: String) async throws {
        try scenario.write("batch.jsonl", #"{"kind":"greet","args":{"id":1}}"# + "\n\n\(line)\n")
        let result = try await scenario.run("enqueue", "--batch", "batch.jsonl")
        #expect(result.exitCode == 1)
        #expect(result.messages.contains("batch.jsonl:3: "), "\(result)")
        try await scenario.enqueue("greet", #"{"id":1}"#)
        #expect(try await scenario.jobs().count == 1)
    }
}
