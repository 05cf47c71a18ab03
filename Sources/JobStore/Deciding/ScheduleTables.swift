/// The tables of the ledger, which both stores have under the same names.
package enum ScheduleTables {
    /// Those whose column `schedule` says whose the row is.
    package static let all = [
        "runner_schedule_cursor", "runner_schedule_tick", "runner_schedule_subject", "runner_schedule_skip",
        "runner_schedule_pause",
    ]
}
