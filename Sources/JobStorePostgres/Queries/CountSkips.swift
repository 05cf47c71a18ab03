import JobStore
import JobTime
import PostgresDriver

/// Counts whom a schedule's slots of one date did not fire for.
struct CountSkips {
    let schedule: String
    let date: CivilDate

    func run(on connection: PostgresConnection) throws -> [SkipCount] {
        var parameters = PostgresParameters()
        parameters.add(schedule)
        parameters.add(date)
        let rows = try connection.run(
            """
            SELECT slot, zone, reason, count(*) FROM $schema.runner_schedule_skip WHERE schedule = $1 AND date = $2
            GROUP BY slot, zone, reason ORDER BY slot COLLATE "C", zone COLLATE "C", reason COLLATE "C"
            """, parameters)
        return (0..<rows.rowCount).map { row in
            SkipCount(
                slot: rows.text(row, 0), zone: rows.text(row, 1), reason: SkipReason(rawValue: rows.text(row, 2)),
                subjects: Int(rows.integer(row, 3)))
        }
    }
}
