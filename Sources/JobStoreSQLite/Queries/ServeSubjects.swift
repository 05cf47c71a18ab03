import JSONTree
import JobStore
import JobTime
import SQLiteDriver

/// The table of when each subject of a schedule was last served.
enum ServeSubjects {
    static func record(
        of subject: String, schedule: String, on connection: SQLiteConnection
    ) throws -> SubjectRecord? {
        let statement = try connection.prepare(
            """
            SELECT date, slots, zone, job, served_at, instant FROM runner_schedule_subject
            WHERE schedule = ?1 AND subject = ?2
            """)
        try statement.bind(1, text: schedule)
        try statement.bind(2, text: subject)
        guard try statement.step() else { return nil }
        return SubjectRecord(
            date: try statement.date(at: 0), slots: statement.texts(at: 1), zone: statement.text(at: 2),
            job: statement.integer(at: 3),
            instant: statement.optionalInteger(at: 5).map(Timestamp.init(microseconds:)),
            servedAt: statement.timestamp(at: 4))
    }

    /// Writes down that a subject was served; an earlier date than the known one changes nothing.
    static func note(
        _ subject: String, zone: String, slot: SlotIdentity, job: Int64, after known: SubjectRecord?, now: Timestamp,
        on connection: SQLiteConnection
    ) throws {
        var slots = [slot.slot]
        if let known {
            guard known.date <= slot.date else { return }
            if known.date == slot.date { slots = known.slots + slots }
        }
        let statement = try connection.prepare(
            """
            INSERT INTO runner_schedule_subject (schedule, subject, date, slots, zone, job, served_at, instant)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            ON CONFLICT (schedule, subject) DO UPDATE SET
                date = excluded.date, slots = excluded.slots, zone = excluded.zone, job = excluded.job,
                served_at = excluded.served_at, instant = excluded.instant
            """)
        try statement.bind(1, text: slot.schedule)
        try statement.bind(2, text: subject)
        try statement.bind(3, text: slot.date.description)
        try statement.bind(4, text: JSONValue.texts(slots).text)
        try statement.bind(5, text: zone)
        try statement.bind(6, integer: job)
        try statement.bind(7, integer: now.microseconds)
        try statement.bind(8, integer: slot.instant.microseconds)
        try statement.run()
    }
}
