import JobSQL
import PostgresDriver

/// Of some ids those of which there is no row any more.
struct FindGoneJobs {
    private static let sql = """
        SELECT asked.id FROM unnest($1) AS asked (id)
        WHERE NOT EXISTS (SELECT FROM $schema.river_job AS job WHERE job.id = asked.id)
        """

    let ids: [Int64]

    func run(on connection: PostgresConnection) throws(SQLError) -> Set<Int64> {
        var parameters = PostgresParameters()
        parameters.add(ids)
        let found = try connection.run(Self.sql, parameters)
        return Set((0..<found.rowCount).map { found.integer($0, 0) })
    }
}
