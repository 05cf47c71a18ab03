import JobStore
import JobTime
import PostgresDriver

/// Lets one transaction at a time change what the ledger knows of a schedule.
///
/// Two leaders, or a leader and a person, may fire the same slot in the same moment: the one that waited then sees what the
/// other committed. The lock is an advisory one, so that it is there before any row is, and ends with the transaction.
enum LockSchedules {
    private static let lock = "SELECT pg_advisory_xact_lock(hashtextextended('runner ' || $1, 0))"
    private static let time = "SELECT clock_timestamp()"

    /// - Returns: The present once the locks are held; of several schedules all lock in the same order.
    static func lock(_ schedules: [String], on connection: PostgresConnection) throws -> Timestamp {
        var commands = Set(schedules).sorted().map { command(for: $0) }
        commands.append((time, PostgresParameters()))
        return try connection.runAll(commands).last?.timestamp(0, 0) ?? Timestamp(microseconds: 0)
    }

    /// Locks one schedule and looks at a slot's tick, in one exchange.
    static func lock(
        _ slot: SlotIdentity, on connection: PostgresConnection
    ) throws -> (now: Timestamp, tick: ScheduleTick?) {
        let results = try connection.runAll([
            command(for: slot.schedule), (time, PostgresParameters()), TickRow.find(slot),
        ])
        guard results.count == 3 else { throw StoreError(.invalid, "the server gave no answer about a tick") }
        return (results[1].timestamp(0, 0), results[2].rowCount > 0 ? try TickRow.tick(results[2], 0) : nil)
    }

    private static func command(for schedule: String) -> (sql: String, parameters: PostgresParameters) {
        var parameters = PostgresParameters()
        parameters.add(schedule)
        return (lock, parameters)
    }
}
