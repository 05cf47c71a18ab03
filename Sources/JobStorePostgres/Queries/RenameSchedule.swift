import JobStore
import PostgresDriver

/// Carries what the ledger knows of a schedule over to its new id.
struct RenameSchedule {
    let old: String
    let new: String

    /// Jobs that have not ended count as the schedule's own for `if_running`.
    private static let jobs = """
        UPDATE $schema.river_job AS job
        SET metadata = jsonb_set(job.metadata, '{runner:schedule}', to_jsonb($2::text))
        WHERE \(CountUnfinishedJobs.condition) AND job.metadata ->> 'runner:schedule' = $1
        """

    func run(on connection: PostgresConnection) throws {
        _ = try LockSchedules.lock([old, new], on: connection)
        var asked = PostgresParameters()
        asked.add(new)
        let known = try connection.runAll(
            ScheduleTables.all.map { ("SELECT FROM $schema.\($0) WHERE schedule = $1 LIMIT 1", asked) })
        guard known.allSatisfy({ $0.rowCount == 0 }) else { return }
        var both = PostgresParameters()
        both.add(old)
        both.add(new)
        let moves =
            ScheduleTables.all.map { "UPDATE $schema.\($0) SET schedule = $2 WHERE schedule = $1" } + [Self.jobs]
        _ = try connection.runAll(moves.map { ($0, both) })
    }
}
