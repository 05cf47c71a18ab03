import JSONTree
import JobModel
import JobSQL
import JobStore
import SQLiteDriver

/// Reads whole jobs.
struct ListJobs {
    let filter: JobFilter

    private static let columns = """
        SELECT id, kind, queue, state, priority, attempt, max_attempts, args, metadata, tags, errors, attempted_by,
            created_at, scheduled_at, attempted_at, finalized_at, unique_key, unique_states
        FROM river_job
        """

    /// The job of an id, or nil.
    static func job(_ id: Int64, on connection: SQLiteConnection) throws -> JobRecord? {
        let statement = try connection.prepare("\(columns) WHERE id = ?1")
        try statement.bind(1, integer: id)
        return try statement.step() ? record(from: statement) : nil
    }

    /// The jobs that match, newest id first.
    func run(on connection: SQLiteConnection) throws -> [JobRecord] {
        guard filter.limit > 0 else { return [] }
        var conditions: [String] = []
        var values: [SQLValue] = []
        func require(_ condition: String, _ added: [SQLValue]) {
            conditions.append(condition)
            values += added
        }
        if !filter.states.isEmpty {
            let places = filter.states.map { _ in "?" }.joined(separator: ", ")
            require("state IN (\(places))", filter.states.map { .text($0.rawValue) })
        }
        if let kind = filter.kind { require("kind = ?", [.text(kind.rawValue)]) }
        if let queue = filter.queue { require("queue = ?", [.text(queue)]) }
        if let tag = filter.tag {
            require("EXISTS (SELECT 1 FROM json_each(river_job.tags) WHERE value = ?)", [.text(tag)])
        }
        let marks = [
            (MetadataKey.schedule, filter.schedule), (MetadataKey.slot, filter.slot),
            (MetadataKey.subject, filter.subject),
        ]
        for case (let key, let value?) in marks {
            // The search for the key's text spares most rows the parsing.
            let condition = "instr(metadata, '\"\(key)\"') > 0"
            require("\(condition) AND json_extract(metadata, '$.\"\(key)\"') = ?", [.text(value)])
        }
        if let after = filter.after { require("id < ?", [.integer(after)]) }
        let condition = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
        let statement = try connection.prepare("\(Self.columns) \(condition) ORDER BY id DESC LIMIT ?")
        try statement.bind(values + [.integer(Int64(filter.limit))])
        var records: [JobRecord] = []
        while try statement.step() { records.append(try Self.record(from: statement)) }
        return records
    }

    private static func record(from row: borrowing SQLiteStatement) throws -> JobRecord {
        // What another program wrote may be JSON that our reader refuses (a key twice); it is shown as its text.
        let arguments = (try? JSONValue(parsing: row.text(at: 7))) ?? .string(row.text(at: 7))
        let metadata = (try? JSONValue(parsing: row.text(at: 8)))?.object ?? [:]
        let errors = row.optionalText(at: 10).flatMap { try? JSONValue(parsing: $0) }?.array ?? []
        return JobRecord(
            id: row.integer(at: 0), kind: JobKind(row.text(at: 1)), queue: row.text(at: 2),
            state: try JobState(stored: row.text(at: 3)), priority: Int(row.integer(at: 4)),
            attempt: Int(row.integer(at: 5)), maxAttempts: Int(row.integer(at: 6)), arguments: arguments,
            metadata: metadata, tags: row.texts(at: 9), errors: errors.map(AttemptError.init(stored:)),
            attemptedBy: row.texts(at: 11), createdAt: row.timestamp(at: 12), scheduledAt: row.timestamp(at: 13),
            attemptedAt: row.optionalTimestamp(at: 14), finalizedAt: row.optionalTimestamp(at: 15),
            uniqueKey: row.optionalBlob(at: 16),
            uniqueStates: row.optionalInteger(at: 17).map { JobStateSet(rawValue: UInt8(truncatingIfNeeded: $0)) })
    }
}
