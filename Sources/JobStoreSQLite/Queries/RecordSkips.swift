import JobSQL
import JobStore
import JobTime
import SQLiteDriver

/// The table of slots that came and did not fire for a subject.
enum RecordSkips {
    /// Writes a skip down; the first reason for a subject and slot stays.
    static func note(
        _ subject: String, slot: SlotIdentity, _ reason: SkipReason, detail: String? = nil, now: Timestamp,
        on connection: SQLiteConnection
    ) throws {
        let statement = try connection.prepare(
            """
            INSERT INTO runner_schedule_skip (
                schedule, subject, slot, zone, instant, date, slot_reason, reason, detail, recorded_at
            )
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            ON CONFLICT (schedule, subject, slot) DO NOTHING
            """)
        try statement.bind([
            .text(slot.schedule), .text(subject), .text(slot.slot), .text(slot.zone), .timestamp(slot.instant),
            .text(slot.date.description), .text(slot.reason), .text(reason.rawValue), .optional(detail),
            .timestamp(now),
        ])
        try statement.run()
    }

    /// Those of a subject, newest first.
    static func list(
        of subject: String, schedule: String, limit: Int, on connection: SQLiteConnection
    ) throws -> [SubjectSkip] {
        let statement = try connection.prepare(
            """
            SELECT slot, zone, instant, date, slot_reason, reason, detail, recorded_at FROM runner_schedule_skip
            WHERE schedule = ?1 AND subject = ?2 ORDER BY instant DESC, slot DESC LIMIT ?3
            """)
        try statement.bind(1, text: schedule)
        try statement.bind(2, text: subject)
        try statement.bind(3, integer: Int64(max(limit, 0)))
        var skips: [SubjectSkip] = []
        while try statement.step() {
            let slot = SlotIdentity(
                schedule: schedule, zone: statement.text(at: 1), slot: statement.text(at: 0),
                instant: statement.timestamp(at: 2), date: try statement.date(at: 3), reason: statement.text(at: 4))
            skips.append(
                SubjectSkip(
                    subject: subject, slot: slot, reason: SkipReason(rawValue: statement.text(at: 5)),
                    detail: statement.optionalText(at: 6), recordedAt: statement.timestamp(at: 7)))
        }
        return skips
    }
}
