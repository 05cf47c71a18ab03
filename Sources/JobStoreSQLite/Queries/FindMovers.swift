import JSONTree
import JobStore
import JobTime
import SQLiteDriver

/// Finds the subjects that were served before in another zone, and neither for a date nor a later one.
struct FindMovers {
    let schedule: String
    let zone: String
    let date: CivilDate

    func run(among subjects: [String], on connection: SQLiteConnection) throws -> [String] {
        let statement = try connection.prepare(
            """
            SELECT known.subject FROM json_each(?1) AS asked
            JOIN runner_schedule_subject AS known ON known.schedule = ?2 AND known.subject = asked.value
            WHERE known.zone <> ?3 AND known.date < ?4 ORDER BY asked.id
            """)
        try statement.bind(1, text: JSONValue.texts(subjects).text)
        try statement.bind(2, text: schedule)
        try statement.bind(3, text: zone)
        try statement.bind(4, text: date.description)
        var movers: [String] = []
        while try statement.step() { movers.append(statement.text(at: 0)) }
        return movers
    }
}
