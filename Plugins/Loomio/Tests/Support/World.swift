import JSONTree
import JobPlugin
import JobPluginTesting
import JobSQL
import JobTime
import Testing

@testable import Loomio

/// A small Loomio in memory, and short ways to fill and read it.
struct World {
    /// Monday, 23 November 2026, 06:10 in Auckland.
    static let now = Timestamp(rfc3339: "2026-11-22T17:10:00Z") ?? Timestamp(seconds: 0)
    static let monday = CivilDate("2026-11-23") ?? CivilDate(daysSinceEpoch: 0)

    let database: any SQLDatabase
    let mailer = RecordingMailer()
    let clock = ManualClock(start: World.now)
    let client: CapturingJobClient
    let site: Site

    init() async throws {
        database = try await TestDatabase.open(migrations: LoomioPlugin.migrations)
        site = try LoomioSettings().site()
        client = CapturingJobClient(now: clock.wall)
    }

    var outbox: OutboxSender {
        OutboxSender(database: database, composer: MailComposer(site: site), mailer: mailer)
    }

    var publisher: JobProbe<PublishEvent> {
        JobProbe(PublishEvent(database: database, site: site, outbox: outbox), clock: clock, client: client)
    }

    var closer: JobProbe<CloseExpiredPolls> {
        JobProbe(CloseExpiredPolls(database: database), clock: clock, client: client)
    }

    var catchUp: JobProbe<SendDailyCatchUp> {
        JobProbe(SendDailyCatchUp(database: database, site: site, outbox: outbox), clock: clock, client: client)
    }

    var generic: JobProbe<RunProcedure> {
        JobProbe(RunProcedure(database: database), clock: clock, client: client)
    }

    // MARK: Filling

    /// Inserts a row; every table's required columns get something.
    func insert(_ table: String, _ values: [String: SQLValue]) async throws {
        var row = World.defaults[table] ?? [:]
        row.merge(values) { _, new in new }
        if table == "users", row["secret_token"] == nil { row["secret_token"] = "secret" }
        let columns = row.keys.sorted()
        let sql = """
            INSERT INTO \(table) (\(columns.joined(separator: ", ")))
            VALUES (\(columns.indices.map { "$\($0 + 1)" }.joined(separator: ", ")))
            """
        let parameters = columns.map { row[$0] ?? .null }
        try await database.transaction { _ = try $0.execute(sql, parameters) }
    }

    /// Users 1 to `count`, verified members of group 7.
    func insertMembers(_ count: Int64) async throws {
        try await insert("groups", ["id": 7, "name": "Org", "full_name": "Org", "handle": "org"])
        for id in 1...count {
            try await insertUser(id)
            try await insert(
                "memberships", ["group_id": 7, "user_id": .integer(id), "accepted_at": .timestamp(World.now)])
        }
    }

    func insertUser(_ id: Int64, _ values: [String: SQLValue] = [:]) async throws {
        let row: [String: SQLValue] = [
            "id": .integer(id), "name": .text("User \(id)"), "username": .text("user\(id)"),
            "email": .text("user\(id)@example.org"), "email_verified": 1,
        ]
        try await insert("users", row.merging(values) { _, new in new })
    }

    func change(_ sql: String, _ parameters: [SQLValue] = []) async throws {
        try await database.transaction { _ = try $0.execute(sql, parameters) }
    }

    // MARK: Reading

    /// The first column of all rows as text; NULL as `null`.
    func column(_ sql: String) async throws -> [String] {
        try await database.read { try $0.query(sql) }.map { World.text($0[0]) }
    }

    /// All rows, columns joined by `|`.
    func rows(_ sql: String) async throws -> [String] {
        try await database.read { try $0.query(sql) }.map { $0.values.map(World.text).joined(separator: "|") }
    }

    /// Everything that a run may have written, for comparing two runs.
    func everything() async throws -> [String] {
        var all: [String] = []
        let tables = try await column(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
        for table in tables { all += try await rows("SELECT '\(table)', * FROM \(table) ORDER BY 2, 3") }
        return all
    }

    private static func text(_ value: SQLValue) -> String {
        switch value {
        case .null: "null"
        case .integer(let value): String(value)
        case .real(let value): String(value)
        case .text(let value): value
        case .blob(let value): "\(value.count) bytes"
        }
    }

    private static let stamps: [String: SQLValue] = ["created_at": .timestamp(now), "updated_at": .timestamp(now)]

    private static let defaults: [String: [String: SQLValue]] = [
        "users": stamps,
        "groups": stamps.merging(["key": "g"]) { _, new in new },
        "memberships": ["created_at": .timestamp(now)],
        "discussions": stamps.merging(["key": "d", "title": "Topic", "author_id": 1]) { _, new in new },
        "comments": stamps,
        "polls": stamps.merging(["key": "p", "title": "Question", "poll_type": "proposal", "author_id": 1]) { _, new in
            new
        },
        "stances": stamps,
        "outcomes": stamps.merging(["statement": "So be it"]) { _, new in new },
        "events": stamps,
        "chatbots": ["kind": "webhook", "server": "https://chat.example.org"],
        "tasks": ["record_type": "Discussion", "record_id": 1, "author_id": 1, "uid": 1, "name": "Task", "done": 0],
    ]
}
