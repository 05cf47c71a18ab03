import JobModel
import JobStore
import SQLiteDriver

/// Finds out how long the latest completed jobs of each kind ran.
///
/// The newest are found along the index of ended jobs, so that it does not matter how many there are.
struct FindRunTimes {
    let perKind: Int
    let newest: Int

    /// Clocks that were set back in between count as no time at all.
    static let means = """
        SELECT kind, CAST(avg(max(finalized_at - attempted_at, 0)) AS INTEGER), count(*)
        FROM (
            SELECT kind, finalized_at, attempted_at,
                row_number() OVER (PARTITION BY kind ORDER BY finalized_at DESC) AS place
            FROM (
                SELECT kind, finalized_at, attempted_at FROM river_job
                WHERE state = 'completed' AND finalized_at IS NOT NULL
                ORDER BY finalized_at DESC LIMIT ?2
            )
            WHERE attempted_at IS NOT NULL
        )
        WHERE place <= ?1
        GROUP BY kind ORDER BY kind
        """

    func run(on connection: SQLiteConnection) throws -> [KindRunTime] {
        let statement = try connection.prepare(Self.means)
        try statement.bind(1, integer: Int64(perKind))
        try statement.bind(2, integer: Int64(newest))
        var means: [KindRunTime] = []
        while try statement.step() {
            means.append(
                KindRunTime(
                    kind: JobKind(statement.text(at: 0)), mean: .microseconds(statement.integer(at: 1)),
                    jobs: Int(statement.integer(at: 2))))
        }
        return means
    }
}
