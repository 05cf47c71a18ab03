import JobStore
import JobTime
import PostgresDriver

/// The leases' table: at most one term of one node holds a duty at a time.
enum KeepLeases {
    private static let held = """
        SELECT FROM $schema.runner_lease
        WHERE name = $1 AND node = $2 AND term = $3 AND expires_at > clock_timestamp() FOR SHARE
        """

    /// Makes sure, in the transaction that needs it, that a lease is held, and stays so until its end.
    /// - Throws: `StoreError` with the code `lostLease` if it is not. No lease needs no check.
    static func check(_ lease: Lease?, on connection: PostgresConnection) throws {
        guard let lease else { return }
        var parameters = PostgresParameters()
        parameters.add(lease.name)
        parameters.add(lease.node)
        parameters.add(lease.term.microseconds)
        guard try connection.run(held, parameters).rowCount > 0 else {
            throw StoreError(.lostLease, "the node \(lease.node) no longer holds the lease \(lease.name)")
        }
    }
}
