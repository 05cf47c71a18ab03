import JobModel
import JobStore
import PostgresDriver

/// Removes jobs by hand.
struct DeleteJobs {
    func run(_ ids: [Int64], on connection: PostgresConnection) throws -> BulkResult {
        let found = try FoundJob.find(ids, entering: nil, on: connection)
        let result = BulkResult(ids, among: found) { $0.state == .running ? "it is running" : nil }
        guard !result.changed.isEmpty else { return result }
        var parameters = PostgresParameters()
        parameters.add(result.changed)
        try connection.run("DELETE FROM $schema.river_job WHERE id = ANY ($1)", parameters)
        return result
    }
}
