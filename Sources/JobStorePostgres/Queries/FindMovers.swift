import JobStore
import JobTime
import PostgresDriver

/// Finds the subjects that were served before in another zone, and neither for a date nor a later one.
struct FindMovers {
    let schedule: String
    let zone: String
    let date: CivilDate

    func run(among subjects: [String], on connection: PostgresConnection) throws -> [String] {
        var parameters = PostgresParameters()
        parameters.add(subjects)
        parameters.add(schedule)
        parameters.add(zone)
        parameters.add(date)
        let rows = try connection.run(
            """
            SELECT known.subject FROM unnest($1) WITH ORDINALITY AS asked (subject, place)
            JOIN $schema.runner_schedule_subject AS known ON known.schedule = $2 AND known.subject = asked.subject
            WHERE known.zone <> $3 AND known.date < $4 ORDER BY asked.place
            """, parameters)
        return (0..<rows.rowCount).map { rows.text($0, 0) }
    }
}
