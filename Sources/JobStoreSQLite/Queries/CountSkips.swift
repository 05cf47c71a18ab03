import JobStore
import JobTime
import SQLiteDriver

/// Counts whom a schedule's slots of one date did not fire for.
struct CountSkips {
    let schedule: String
    let date: CivilDate

    func run(on connection: SQLiteConnection) throws -> [SkipCount] {
        let statement = try connection.prepare(
            """
            SELECT slot, zone, reason, count(*) FROM runner_schedule_skip WHERE schedule = ?1 AND date = ?2
            GROUP BY slot, zone, reason ORDER BY slot, zone, reason
            """)
        try statement.bind(1, text: schedule)
        try statement.bind(2, text: date.description)
        var counts: [SkipCount] = []
        while try statement.step() {
            counts.append(
                SkipCount(
                    slot: statement.text(at: 0), zone: statement.text(at: 1),
                    reason: SkipReason(rawValue: statement.text(at: 2)), subjects: Int(statement.integer(at: 3))))
        }
        return counts
    }
}
