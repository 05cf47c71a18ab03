import JobStore
import JobTime
import PostgresDriver

/// The table of when each subject of a schedule was last served.
enum ServeSubjects {
    /// What a subject got.
    struct Service {
        let subject: String
        let zone: String
        let job: Int64
    }

    /// What is known of some subjects, by their ids.
    static func records(
        of subjects: [String], schedule: String, on connection: PostgresConnection
    ) throws -> [String: SubjectRecord] {
        guard !subjects.isEmpty else { return [:] }
        var parameters = PostgresParameters()
        parameters.add(schedule)
        parameters.add(subjects)
        let rows = try connection.run(
            """
            SELECT subject, date, slots, zone, job, served_at, instant FROM $schema.runner_schedule_subject
            WHERE schedule = $1 AND subject = ANY($2)
            """, parameters)
        var records: [String: SubjectRecord] = [:]
        records.reserveCapacity(rows.rowCount)
        for row in 0..<rows.rowCount {
            records[rows.text(row, 0)] = SubjectRecord(
                date: rows.date(row, 1), slots: rows.texts(row, 2), zone: rows.text(row, 3), job: rows.integer(row, 4),
                instant: rows.optionalTimestamp(row, 6), servedAt: rows.timestamp(row, 5))
        }
        return records
    }

    /// How a row of the table takes up what a subject got: an earlier date than the known one changes nothing.
    static let merge = """
        ON CONFLICT (schedule, subject) DO UPDATE SET
            date = excluded.date,
            slots = CASE WHEN known.date = excluded.date THEN known.slots || excluded.slots ELSE excluded.slots END,
            zone = excluded.zone, job = excluded.job, served_at = excluded.served_at, instant = excluded.instant
        WHERE known.date <= excluded.date
        """

    private static let noting = """
        INSERT INTO $schema.runner_schedule_subject AS known (
            schedule, subject, date, slots, zone, job, served_at, instant
        )
        SELECT $1, served.subject, $2, ARRAY[$3], served.zone, served.job, $4, $5
        FROM unnest($6, $7, $8) AS served (subject, zone, job)
        \(merge)
        """

    /// Writes down that subjects were served, each of them once.
    static func note(
        _ services: [Service], of slot: SlotIdentity, now: Timestamp
    ) -> (sql: String, parameters: PostgresParameters) {
        var parameters = PostgresParameters()
        parameters.add(slot.schedule)
        parameters.add(slot.date)
        parameters.add(slot.slot)
        parameters.add(now)
        parameters.add(slot.instant)
        parameters.add(services.map(\.subject))
        parameters.add(services.map(\.zone))
        parameters.add(services.map(\.job))
        return (noting, parameters)
    }
}
