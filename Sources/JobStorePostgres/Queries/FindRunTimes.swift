import JobModel
import JobStore
import PostgresDriver

/// Finds out how long the latest completed jobs of each kind ran.
///
/// The newest are found along the index of ended jobs, so that it does not matter how many there are.
struct FindRunTimes {
    let perKind: Int
    let newest: Int

    /// Clocks that were set back in between count as no time at all.
    private static let means = """
        SELECT kind, (avg(extract(epoch FROM greatest(finalized_at - attempted_at, interval '0'))) * 1000000)::bigint,
            count(*)
        FROM (
            SELECT kind, finalized_at, attempted_at,
                row_number() OVER (PARTITION BY kind ORDER BY finalized_at DESC) AS place
            FROM (
                SELECT kind, finalized_at, attempted_at FROM $schema.river_job
                WHERE state = 'completed' AND finalized_at IS NOT NULL
                ORDER BY finalized_at DESC LIMIT $2
            ) AS latest
            WHERE attempted_at IS NOT NULL
        ) AS job
        WHERE place <= $1
        GROUP BY kind ORDER BY kind COLLATE "C"
        """

    func run(on connection: PostgresConnection) throws -> [KindRunTime] {
        var parameters = PostgresParameters()
        parameters.add(Int64(perKind))
        parameters.add(Int64(newest))
        let result = try connection.run(Self.means, parameters)
        return (0..<result.rowCount).map { row in
            KindRunTime(
                kind: JobKind(result.text(row, 0)), mean: .microseconds(result.integer(row, 1)),
                jobs: Int(result.integer(row, 2)))
        }
    }
}
