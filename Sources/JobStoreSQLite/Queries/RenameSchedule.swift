import JobSQL
import JobStore
import SQLiteDriver

/// Carries what the ledger knows of a schedule over to its new id.
struct RenameSchedule {
    let old: String
    let new: String

    /// Jobs that have not ended count as the schedule's own for `if_running`.
    private static let jobs = """
        UPDATE river_job SET metadata = json_set(metadata, '$."runner:schedule"', ?2)
        WHERE finalized_at IS NULL AND instr(metadata, '"runner:schedule"') > 0
            AND json_extract(metadata, '$."runner:schedule"') = ?1
        """

    func run(on connection: SQLiteConnection) throws {
        for table in ScheduleTables.all {
            let known = try connection.query("SELECT 1 FROM \(table) WHERE schedule = ?1 LIMIT 1", [.text(new)])
            guard known.isEmpty else { return }
        }
        for table in ScheduleTables.all {
            try connection.execute("UPDATE \(table) SET schedule = ?2 WHERE schedule = ?1", [.text(old), .text(new)])
        }
        try connection.execute(Self.jobs, [.text(old), .text(new)])
    }
}
