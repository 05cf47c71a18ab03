import JobStore
import JobTime
import PostgresDriver

/// The table of slots that came and did not fire for a subject.
enum RecordSkips {
    /// A subject that a slot did not fire for.
    struct Entry {
        let subject: String
        let reason: SkipReason
        let detail: String?
    }

    static let columns = "schedule, subject, slot, zone, instant, date, slot_reason, reason, detail, recorded_at"

    private static let noting = """
        INSERT INTO $schema.runner_schedule_skip (\(columns))
        SELECT $1, skip.subject, $2, $3, $4, $5, $6, skip.reason, skip.detail, $7
        FROM unnest($8, $9, $10) AS skip (subject, reason, detail)
        ON CONFLICT (schedule, subject, slot) DO NOTHING
        """

    /// Writes skips down; the first reason for a subject and slot stays.
    static func note(
        _ entries: [Entry], of slot: SlotIdentity, now: Timestamp
    ) -> (sql: String, parameters: PostgresParameters) {
        var parameters = PostgresParameters()
        parameters.add(slot.schedule)
        parameters.add(slot.slot)
        parameters.add(slot.zone)
        parameters.add(slot.instant)
        parameters.add(slot.date)
        parameters.add(slot.reason)
        parameters.add(now)
        parameters.add(entries.map(\.subject))
        parameters.add(entries.map(\.reason.rawValue))
        parameters.add(entries.map(\.detail))
        return (noting, parameters)
    }

    /// Those of a subject, newest first.
    static func list(
        of subject: String, schedule: String, limit: Int, on connection: PostgresConnection
    ) throws -> [SubjectSkip] {
        var parameters = PostgresParameters()
        parameters.add(schedule)
        parameters.add(subject)
        parameters.add(Int64(max(limit, 0)))
        let rows = try connection.run(
            """
            SELECT slot, zone, instant, date, slot_reason, reason, detail, recorded_at
            FROM $schema.runner_schedule_skip
            WHERE schedule = $1 AND subject = $2 ORDER BY instant DESC, slot COLLATE "C" DESC LIMIT $3
            """, parameters)
        return (0..<rows.rowCount).map { row in
            let slot = SlotIdentity(
                schedule: schedule, zone: rows.text(row, 1), slot: rows.text(row, 0), instant: rows.timestamp(row, 2),
                date: rows.date(row, 3), reason: rows.text(row, 4))
            return SubjectSkip(
                subject: subject, slot: slot, reason: SkipReason(rawValue: rows.text(row, 5)),
                detail: rows.optionalText(row, 6), recordedAt: rows.timestamp(row, 7))
        }
    }
}
