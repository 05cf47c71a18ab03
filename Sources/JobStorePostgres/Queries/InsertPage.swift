import JobModel
import JobStore
import JobTime
import PostgresDriver

/// Stores the jobs of a page: three statements, or one more for each time that a unique job met another one.
enum InsertPage {
    private static let identities = """
        SELECT nextval('$schema.river_job_id_seq') FROM generate_series(1, $1)
        """

    /// Two jobs of one page may have one key: then the first is stored.
    private static let insertion = """
        INSERT INTO $schema.river_job (
            id, state, created_at, scheduled_at, priority, max_attempts, args, kind, metadata, queue, tags, unique_key,
            unique_states
        )
        SELECT new.id, new.state::$schema.river_job_state, $1, new.scheduled_at, new.priority, new.max_attempts,
            new.args::jsonb, new.kind, new.metadata::jsonb, new.queue,
            CASE new.tags WHEN '[]' THEN '{}' ELSE ARRAY(SELECT jsonb_array_elements_text(new.tags::jsonb)) END,
            new.unique_key, new.unique_states::integer::bit(8)
        FROM unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) AS new (
            id, state, scheduled_at, priority, max_attempts, args, kind, metadata, queue, tags, unique_key, unique_states
        )
        \(UniqueIndex.skip)
        RETURNING id
        """

    private static let holders = """
        SELECT unique_key, id, kind, queue, state::text, scheduled_at FROM $schema.river_job
        WHERE unique_key = ANY($1) AND \(UniqueIndex.condition)
        """

    /// How often a job is tried whose key's holder ended before it could be looked at.
    private static let tries = 5

    /// - Returns: A result for each job, in their order.
    /// - Throws: `StoreError` with the code `invalid` for a job that breaks a rule; `SQLError`.
    static func run(
        _ jobs: [JobInsert], now: Timestamp, on connection: PostgresConnection
    ) throws -> [InsertResult] {
        let rows = try jobs.map { try NewJobRow($0, now: now) }
        var results = [InsertResult?](repeating: nil, count: rows.count)
        var left = Array(rows.indices)
        for _ in 0..<tries where !left.isEmpty {
            let stored = try insert(left.map { rows[$0] }, now: now, on: connection)
            for (index, id) in zip(left, stored) { results[index] = id.map(rows[index].result(id:)) }
            left = left.filter { results[$0] == nil }
            let holders = try holders(of: left.compactMap { rows[$0].uniqueKey }, on: connection)
            for index in left { results[index] = rows[index].uniqueKey.flatMap { holders[$0] } }
            left = left.filter { results[$0] == nil }
        }
        return try zip(rows, results).map { row, result in
            guard let result else {
                throw StoreError(.invalid, "the unique key of a job of kind \(row.job.kind) cannot be stored")
            }
            return result
        }
    }

    /// - Returns: The ids; nil where another job has the key.
    private static func insert(
        _ rows: [NewJobRow], now: Timestamp, on connection: PostgresConnection
    ) throws -> [Int64?] {
        var count = PostgresParameters()
        count.add(Int64(rows.count))
        let drawn = try connection.run(identities, count)
        let ids = (0..<drawn.rowCount).map { drawn.integer($0, 0) }
        var parameters = PostgresParameters()
        parameters.add(now)
        parameters.add(ids)
        parameters.add(rows.map(\.state.rawValue))
        parameters.add(rows.map(\.scheduledAt))
        parameters.add(rows.map { Int64($0.job.priority) })
        parameters.add(rows.map { Int64($0.job.maxAttempts) })
        parameters.add(rows.map(\.job.arguments))
        parameters.add(rows.map(\.job.kind.rawValue))
        parameters.add(rows.map(\.job.metadata))
        parameters.add(rows.map(\.job.queue))
        parameters.add(rows.map(\.tags))
        parameters.add(rows.map(\.uniqueKey))
        parameters.add(array: rows, of: .bigint) { writer, row in
            if let states = row.uniqueStates { writer.write(states) } else { writer.writeNull() }
        }
        let inserted = try connection.run(insertion, parameters)
        let known = Set((0..<inserted.rowCount).map { inserted.integer($0, 0) })
        return ids.map { known.contains($0) ? $0 : nil }
    }

    /// The jobs that have some keys.
    private static func holders(
        of keys: [[UInt8]], on connection: PostgresConnection
    ) throws -> [[UInt8]: InsertResult] {
        guard !keys.isEmpty else { return [:] }
        var parameters = PostgresParameters()
        parameters.add(keys.map(Optional.some))
        let rows = try connection.run(holders, parameters)
        var found: [[UInt8]: InsertResult] = [:]
        for row in 0..<rows.rowCount {
            guard let key = rows.optionalBlob(row, 0) else { continue }
            found[key] = InsertResult(
                id: rows.integer(row, 1), kind: JobKind(rows.text(row, 2)), queue: rows.text(row, 3),
                state: try JobState(stored: rows.text(row, 4)), scheduledAt: rows.timestamp(row, 5), isDuplicate: true)
        }
        return found
    }
}
