import PostgresDriver

/// Of many queues those that have due jobs, in one statement that looks for one row of each.
struct FindDueQueues {
    let queues: [String]

    private static let due = """
        SELECT queue.name FROM unnest($1) AS queue (name)
        WHERE EXISTS (
            SELECT FROM $schema.river_job AS job
            WHERE job.state = 'available' AND job.queue = queue.name AND job.scheduled_at <= now()
        )
        """

    func run(on connection: PostgresConnection) throws -> Set<String> {
        var parameters = PostgresParameters()
        parameters.add(queues)
        let result = try connection.run(Self.due, parameters)
        return Set((0..<result.rowCount).map { result.text($0, 0) })
    }
}
