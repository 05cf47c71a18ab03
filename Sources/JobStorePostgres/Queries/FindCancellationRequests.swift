import PostgresDriver

/// Of running jobs, those that somebody asked to cancel.
struct FindCancellationRequests {
    let ids: [Int64]

    func run(on connection: PostgresConnection) throws -> [Int64] {
        var parameters = PostgresParameters()
        parameters.add(ids)
        let result = try connection.run(
            """
            SELECT id FROM $schema.river_job AS job
            WHERE id = ANY ($1) AND CASE WHEN state = 'running' THEN \(ServerText.isCancelRequested("job")) END
            ORDER BY id
            """, parameters)
        return (0..<result.rowCount).map { result.integer($0, 0) }
    }
}
