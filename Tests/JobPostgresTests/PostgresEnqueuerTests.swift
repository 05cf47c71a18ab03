import CPostgres
import JobModel
import JobPlugin
import JobPostgres
import JobSQL
import JobTime
import Testing

@Suite("Enqueueing on somebody's libpq connection")
struct PostgresEnqueuerTests {
    private let enqueuer = PostgresEnqueuer()
    private let receipt = JobRequest(kind: "send_receipt", arguments: #"{"order": 7, "to": "Grüße, 世界"}"#)

    @Test(
        "a job goes with the transaction: it rolls back, or commits and its queue is told",
        arguments: ["public", "Jobs_2"])
    func transactions(schema: String) async throws {
        let connection = try await ForeignConnection.new(schema: schema)
        let enqueuer = PostgresEnqueuer(schema: schema)
        try connection.run("LISTEN \"\(schema).river_insert\"; CREATE TABLE orders (id integer)")
        for end in ["ROLLBACK", "COMMIT"] {
            try connection.run("BEGIN")
            try connection.run("INSERT INTO orders VALUES (7)")
            let job = try #require(try enqueuer.enqueue([receipt], on: connection.raw).first)
            #expect(job.state == .available && job.queue == "default" && !job.isDuplicate)
            #expect(PQtransactionStatus(connection.raw) == PQTRANS_INTRANS)
            #expect(try connection.notifications().isEmpty)
            try connection.run(end)
            let count = end == "COMMIT" ? "1" : "0"
            #expect(try connection.run("SELECT count(*) FROM orders") == count)
            #expect(try connection.run("SELECT count(*) FROM \"\(schema)\".river_job") == count)
        }
        #expect(try connection.notifications() == [#"{"queue":"default"}"#])
        let row = """
            SELECT concat_ws('|', kind, args ->> 'to', priority, max_attempts, state, scheduled_at = created_at)
            FROM \"\(schema)\".river_job
            """
        #expect(try connection.run(row) == "send_receipt|Grüße, 世界|1|25|available|t")
    }

    @Test("outside of a transaction the jobs are one by themselves, again and again on one connection")
    func alone() async throws {
        let connection = try await ForeignConnection.new()
        for _ in 0..<3 { try enqueuer.enqueue([receipt, receipt], on: connection.raw) }
        #expect(try connection.run("SELECT count(*) FROM river_job") == "6")
        #expect(PQtransactionStatus(connection.raw) == PQTRANS_IDLE)
        #expect(try connection.run("SELECT count(*) FROM pg_prepared_statements") == "0")
        #expect(try enqueuer.enqueue([], on: connection.raw).isEmpty)
    }

    @Test("options are kept, and a connection that does not block stays so")
    func options() async throws {
        let connection = try await ForeignConnection.new()
        PQsetnonblocking(connection.raw, 1)
        let request = JobRequest(
            kind: "send_receipt", arguments: "{}",
            options: EnqueueOptions(queue: "mail", priority: 4, delay: .seconds(60), maxAttempts: 3, tags: ["blue"]),
            metadata: #"{"trace": "x"}"#)
        let job = try #require(try enqueuer.enqueue([request], on: connection.raw).first)
        #expect(job.state == .scheduled)
        #expect(PQisnonblocking(connection.raw) == 1)
        let row = """
            SELECT concat_ws('|', queue, priority, max_attempts, scheduled_at - created_at, tags, metadata)
            FROM river_job
            """
        #expect(try connection.run(row) == #"mail|4|3|00:01:00|{blue}|{"trace": "x"}"#)
    }

    @Test("a unique job is there once, under River's key")
    func unique() async throws {
        let connection = try await ForeignConnection.new()
        let rule = UniqueRule(by: .fields(["order"]))
        let first = try #require(try enqueuer.enqueue([receipt], unique: rule, on: connection.raw).first)
        let second = try #require(try enqueuer.enqueue([receipt], unique: rule, on: connection.raw).first)
        #expect(!first.isDuplicate && second.isDuplicate && second.id == first.id)
        let key = #"SELECT unique_key = sha256('&kind=send_receipt&args={"order":7}') FROM river_job"#
        #expect(try connection.run(key) == "t")
    }

    @Test(
        "what is wrong with a request is told before the server is asked",
        arguments: [
            (JobRequest(kind: "a b", arguments: "{}"), "\"a b\" is not a kind"),
            (JobRequest(kind: "ab", arguments: "[1]"), "the arguments are not a JSON object"),
            (JobRequest(kind: "ab", arguments: "{"), "the arguments are not JSON"),
            (JobRequest(kind: "ab", arguments: "{}", metadata: "1"), "the metadata are not a JSON object"),
            (JobRequest(kind: "ab", arguments: "{}", options: EnqueueOptions(queue: "A")), "not a queue's name"),
            (JobRequest(kind: "ab", arguments: "{}", options: EnqueueOptions(priority: 5)), "priority 5"),
            (JobRequest(kind: "ab", arguments: "{}", options: EnqueueOptions(maxAttempts: 0)), "max_attempts 0"),
            (JobRequest(kind: "ab", arguments: "{}", options: EnqueueOptions(tags: ["a"])), "is not a tag"),
        ])
    func wrongRequests(request: JobRequest, words: String) async throws {
        let connection = try await ForeignConnection.new()
        try connection.run("BEGIN")
        let error = #expect(throws: EnqueueError.self) {
            try enqueuer.enqueue([receipt, request], on: connection.raw)
        }
        #expect(error?.index == 1 && error?.message.contains(words) == true, "\(error as Any)")
        #expect(PQtransactionStatus(connection.raw) == PQTRANS_INTRANS)
        try connection.run("ROLLBACK")
    }

    @Test("a connection that cannot run a statement now is refused, and says why")
    func wrongConnections() async throws {
        let connection = try await ForeignConnection.new()
        func message() -> String? {
            #expect(throws: SQLError.self) { try enqueuer.enqueue([receipt], on: connection.raw) }?.message
        }
        try connection.run("BEGIN")
        _ = PQexec(connection.raw, "SELECT 1 / 0").map(PQclear)
        #expect(message() == "a statement in the connection's transaction has failed: roll it back first")
        try connection.run("ROLLBACK")
        try connection.run("SET client_encoding = 'LATIN1'")
        #expect(message() == "the connection's client_encoding is not UTF8")
        try connection.run("RESET client_encoding")
        PQsendQuery(connection.raw, "SELECT 1")
        #expect(message() == "the connection is at work: take the results of its last statement first")
        while let result = PQgetResult(connection.raw) { PQclear(result) }
        try enqueuer.enqueue([receipt], on: connection.raw)
        let missing = #expect(throws: SQLError.self) {
            try PostgresEnqueuer(schema: "nowhere").enqueue([receipt], on: connection.raw)
        }
        #expect(missing?.message.contains("does not exist") == true, "\(missing as Any)")
        #expect(throws: SQLError.self) {
            try PostgresEnqueuer(schema: "no such").enqueue([receipt], on: connection.raw)
        }
    }

    @Test("a value that the server cannot hold is refused without showing it")
    func refusedValue() async throws {
        let connection = try await ForeignConnection.new()
        let error = #expect(throws: SQLError.self) {
            try enqueuer.enqueue(
                [JobRequest(kind: "ab", arguments: #"{"secret": "s\u0000"}"#)], on: connection.raw)
        }
        #expect(error?.code == .constraint && error?.message.contains("secret") == false, "\(error as Any)")
    }
}
