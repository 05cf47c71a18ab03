import JSONTree
import JobModel
import JobSQL
import SQLiteDriver

/// Of running jobs, those that somebody asked to cancel.
struct FindCancellationRequests {
    let ids: [Int64]

    func run(on connection: SQLiteConnection) throws -> [Int64] {
        let statement = try connection.prepare(
            """
            SELECT id FROM river_job
            WHERE id IN (SELECT value FROM json_each(?1)) AND state = 'running'
                AND instr(metadata, '"cancel_attempted_at"') > 0
                AND json_extract(metadata, '$.cancel_attempted_at') IS NOT NULL
            ORDER BY id
            """)
        try statement.bind(1, text: JSONValue.array(ids.map { JSONValue($0) }).text)
        var requested: [Int64] = []
        while try statement.step() { requested.append(statement.integer(at: 0)) }
        return requested
    }
}
