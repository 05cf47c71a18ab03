import JobSQL
import JobTime

/// Which readers have had the catch-up of a day.
struct CatchUpTable {
    let connection: any SQLConnection

    init(_ connection: any SQLConnection) {
        self.connection = connection
    }

    /// Takes a reader's day; false if it was taken before.
    func begin(user: Int64, date: CivilDate, at now: Timestamp) throws -> Bool {
        try connection.execute(
            """
            INSERT INTO catch_up_runs (user_id, local_date, created_at) VALUES ($1, $2, $3)
            ON CONFLICT (user_id, local_date) DO NOTHING
            """, [.integer(user), .text(date.description), .timestamp(now)]) > 0
    }
}
