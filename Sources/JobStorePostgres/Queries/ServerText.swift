/// Pieces of SQL that several statements share.
enum ServerText {
    /// The transaction's time as River writes times into JSON.
    static let now = #"to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"#

    /// How often the job of a row was rescued; anything but a number counts as never.
    static func rescues(of row: String) -> String {
        let count = "\(row).metadata -> 'river:rescue_count'"
        return "CASE WHEN jsonb_typeof(\(count)) = 'number' THEN least((\(count))::numeric, 1000000)::bigint ELSE 0 END"
    }

    /// The metadata of a row as an object, to be added to; other programs may have stored anything.
    static func metadata(of row: String) -> String {
        "CASE WHEN jsonb_typeof(\(row).metadata) = 'object' THEN \(row).metadata ELSE '{}' END"
    }

    /// Whether somebody asked to cancel the job of a row.
    static func isCancelRequested(_ row: String) -> String {
        "\(row).metadata ->> 'cancel_attempted_at' IS NOT NULL"
    }

    /// Whether a running job's key, which it does not hold while it runs, is held by another one: then no state can be
    /// entered in which it would hold it. River's clients allow no such set of states; other programs may.
    static func isKeyTaken(from row: String) -> String {
        """
        (\(row).unique_key IS NOT NULL
            AND NOT $schema.river_job_state_in_bitmask(\(row).unique_states, \(row).state)
            AND EXISTS (
                SELECT FROM $schema.river_job AS holder
                WHERE holder.unique_key = \(row).unique_key AND holder.unique_key IS NOT NULL
                    AND holder.unique_states IS NOT NULL
                    AND $schema.river_job_state_in_bitmask(holder.unique_states, holder.state)
            ))
        """
    }

    /// Assignments by which a job whose key is taken gives it up.
    static func keepingFreeKey(of row: String) -> String {
        """
        unique_key = CASE WHEN \(isKeyTaken(from: row)) THEN NULL ELSE \(row).unique_key END,
        unique_states = CASE WHEN \(isKeyTaken(from: row)) THEN NULL ELSE \(row).unique_states END
        """
    }
}
