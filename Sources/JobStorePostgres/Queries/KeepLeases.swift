package import JobStore
import JobTime
package import PostgresDriver

/// The leases' table: at most one term of one node holds a duty at a time.
///
/// Terms are kept as microseconds since 1970. All times are those of the moment, not of the transaction's beginning: a
/// statement may have waited for another one.
package enum KeepLeases {
    /// Prolongs the caller's own term, which nobody has followed yet even if it ran out.
    private static let prolong = """
        UPDATE $schema.runner_lease SET expires_at = clock_timestamp() + $4
        WHERE name = $1 AND node = $2 AND term = $3
        RETURNING term, expires_at
        """

    /// Begins a new term, later than the one before, if that has run out. Whoever had to wait for the row has that much
    /// less of it.
    private static let take = """
        INSERT INTO $schema.runner_lease AS lease (name, node, term, expires_at)
        SELECT $1, $2, (extract(epoch FROM moment) * 1000000)::bigint, moment + $3
        FROM (SELECT clock_timestamp() OFFSET 0) AS clock (moment)
        ON CONFLICT (name) DO UPDATE SET
            node = excluded.node, term = greatest(excluded.term, lease.term + 1), expires_at = excluded.expires_at
        WHERE lease.expires_at <= clock_timestamp()
        RETURNING term, expires_at
        """

    private static let held = """
        WITH lease AS MATERIALIZED (
            SELECT expires_at FROM $schema.runner_lease WHERE name = $1 AND node = $2 AND term = $3 FOR SHARE
        )
        SELECT FROM lease WHERE expires_at > clock_timestamp()
        """

    static func acquire(
        _ name: String, node: String, term: Timestamp?, duration: Duration, on connection: PostgresConnection
    ) throws -> Lease? {
        if let term {
            var parameters = identity(name, node, term)
            parameters.add(duration)
            if let lease = lease(name, node, from: try connection.run(prolong, parameters)) { return lease }
        }
        var parameters = PostgresParameters()
        parameters.add(name)
        parameters.add(node)
        parameters.add(duration)
        return lease(name, node, from: try connection.run(take, parameters))
    }

    static func find(_ name: String, on connection: PostgresConnection) throws -> Lease? {
        var parameters = PostgresParameters()
        parameters.add(name)
        let result = try connection.run(
            "SELECT term, expires_at, node FROM $schema.runner_lease WHERE name = $1", parameters)
        return result.rowCount == 0 ? nil : lease(name, result.text(0, 2), from: result)
    }

    static func resign(_ lease: Lease, on connection: PostgresConnection) throws {
        try connection.run(
            "DELETE FROM $schema.runner_lease WHERE name = $1 AND node = $2 AND term = $3",
            identity(lease.name, lease.node, lease.term))
    }

    /// Makes sure, in the transaction that needs it, that a lease is held, and that nobody takes it over before the
    /// transaction ends: a node that was frozen past its term cannot fire what its follower has fired.
    /// - Throws: `StoreError` with the code `lostLease` if it is not. No lease needs no check.
    package static func check(_ lease: Lease?, on connection: PostgresConnection) throws {
        guard let lease else { return }
        let result = try connection.run(held, identity(lease.name, lease.node, lease.term))
        guard result.rowCount > 0 else {
            throw StoreError(.lostLease, "the node \(lease.node) no longer holds the lease \(lease.name)")
        }
    }

    private static func identity(_ name: String, _ node: String, _ term: Timestamp) -> PostgresParameters {
        var parameters = PostgresParameters()
        parameters.add(name)
        parameters.add(node)
        parameters.add(term.microseconds)
        return parameters
    }

    private static func lease(_ name: String, _ node: String, from result: PostgresResult) -> Lease? {
        guard result.rowCount > 0 else { return nil }
        return Lease(
            name: name, node: node, term: Timestamp(microseconds: result.integer(0, 0)),
            expiresAt: result.timestamp(0, 1))
    }
}
