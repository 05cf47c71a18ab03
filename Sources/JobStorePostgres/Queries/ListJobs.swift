import JSONTree
import JobModel
import JobStore
import PostgresDriver

/// Reads whole jobs.
struct ListJobs {
    let filter: JobFilter

    private static let columns = """
        SELECT id, kind, queue, state, priority, attempt, max_attempts, args::text, metadata::text, tags,
            to_jsonb(errors)::text, attempted_by, created_at, scheduled_at, attempted_at, finalized_at, unique_key,
            unique_states::bit(8)::integer
        FROM $schema.river_job
        """

    /// The job of an id, or nil.
    static func job(_ id: Int64, on connection: PostgresConnection) throws -> JobRecord? {
        var parameters = PostgresParameters()
        parameters.add(id)
        let result = try connection.run("\(columns) WHERE id = $1", parameters)
        return result.rowCount == 0 ? nil : try record(from: result, 0)
    }

    /// The jobs that match, newest id first.
    func run(on connection: PostgresConnection) throws -> [JobRecord] {
        guard filter.limit > 0 else { return [] }
        var parameters = PostgresParameters()
        parameters.add(Int64(filter.limit))
        var conditions: [String] = []
        // The texts are few: they depend only on what is asked for.
        func require(_ condition: (_ place: String) -> String) {
            conditions.append(condition("$\(parameters.count)"))
        }
        if !filter.states.isEmpty {
            parameters.add(filter.states.map(\.rawValue))
            require { "state = ANY (\($0)::$schema.river_job_state[])" }
        }
        if let kind = filter.kind {
            parameters.add(kind.rawValue)
            require { "kind = \($0)" }
        }
        if let queue = filter.queue {
            parameters.add(queue)
            require { "queue = \($0)" }
        }
        if let tag = filter.tag {
            parameters.add(tag)
            require { "\($0) = ANY (tags)" }
        }
        if let marks {
            parameters.add(marks)
            require { "metadata @> \($0)::jsonb" }
        }
        if let after = filter.after {
            parameters.add(after)
            require { "id < \($0)" }
        }
        let condition = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
        let result = try connection.run("\(Self.columns) \(condition) ORDER BY id DESC LIMIT $1", parameters)
        return try (0..<result.rowCount).map { try Self.record(from: result, $0) }
    }

    /// The part of metadata that is asked for, as JSON text.
    private var marks: String? {
        let wanted = [
            (MetadataKey.schedule, filter.schedule), (MetadataKey.slot, filter.slot),
            (MetadataKey.subject, filter.subject),
        ]
        var object: JSONObject = [:]
        for case (let key, let value?) in wanted { object[key] = .string(value) }
        return object.isEmpty ? nil : JSONValue.object(object).text
    }

    private static func record(from row: PostgresResult, _ index: Int) throws -> JobRecord {
        // What the server holds may be JSON that our reader refuses (numbers of great length); it is shown as its text.
        let arguments = (try? JSONValue(parsing: row.text(index, 7))) ?? .string(row.text(index, 7))
        let metadata = (try? JSONValue(parsing: row.text(index, 8)))?.object ?? [:]
        let errors = row.optionalText(index, 10).flatMap { try? JSONValue(parsing: $0) }?.array ?? []
        return JobRecord(
            id: row.integer(index, 0), kind: JobKind(row.text(index, 1)), queue: row.text(index, 2),
            state: try JobState(stored: row.text(index, 3)), priority: Int(row.integer(index, 4)),
            attempt: Int(row.integer(index, 5)), maxAttempts: Int(row.integer(index, 6)), arguments: arguments,
            metadata: metadata, tags: row.texts(index, 9), errors: errors.map(AttemptError.init(stored:)),
            attemptedBy: row.texts(index, 11), createdAt: row.timestamp(index, 12),
            scheduledAt: row.timestamp(index, 13), attemptedAt: row.optionalTimestamp(index, 14),
            finalizedAt: row.optionalTimestamp(index, 15), uniqueKey: row.optionalBlob(index, 16),
            uniqueStates: row.optionalInteger(index, 17).map { JobStateSet(rawValue: UInt8(truncatingIfNeeded: $0)) })
    }
}
