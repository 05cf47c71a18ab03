import JobStore
import JobTime
import SQLiteDriver

/// The leases' table: at most one term of one node holds a duty at a time.
enum KeepLeases {
    /// Prolongs the caller's own term, which nobody has followed yet even if it ran out.
    private static let prolong = """
        UPDATE runner_lease SET expires_at = ?4 WHERE name = ?1 AND node = ?2 AND term = ?3
        """

    /// Begins a new term, later than the one before, if that has run out.
    private static let take = """
        INSERT INTO runner_lease (name, node, term, expires_at) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (name) DO UPDATE SET
            node = excluded.node, term = max(excluded.term, term + 1), expires_at = excluded.expires_at
        WHERE expires_at <= ?3
        RETURNING term
        """

    static func acquire(
        _ name: String, node: String, term: Timestamp?, duration: Duration, now: Timestamp,
        on connection: SQLiteConnection
    ) throws -> Lease? {
        let expiresAt = now.advanced(by: duration)
        if let term {
            let statement = try connection.prepare(prolong)
            try bind(statement, name, node, term)
            try statement.bind(4, integer: expiresAt.microseconds)
            if try statement.run() > 0 { return Lease(name: name, node: node, term: term, expiresAt: expiresAt) }
        }
        let statement = try connection.prepare(take)
        try bind(statement, name, node, now)
        try statement.bind(4, integer: expiresAt.microseconds)
        guard try statement.step() else { return nil }
        return Lease(name: name, node: node, term: statement.timestamp(at: 0), expiresAt: expiresAt)
    }

    static func find(_ name: String, on connection: SQLiteConnection) throws -> Lease? {
        let statement = try connection.prepare("SELECT node, term, expires_at FROM runner_lease WHERE name = ?1")
        try statement.bind(1, text: name)
        guard try statement.step() else { return nil }
        return Lease(
            name: name, node: statement.text(at: 0), term: statement.timestamp(at: 1),
            expiresAt: statement.timestamp(at: 2))
    }

    static func resign(_ lease: Lease, on connection: SQLiteConnection) throws {
        let statement = try connection.prepare("DELETE FROM runner_lease WHERE name = ?1 AND node = ?2 AND term = ?3")
        try bind(statement, lease.name, lease.node, lease.term)
        try statement.run()
    }

    /// Makes sure, in the transaction that needs it, that a lease is held.
    /// - Throws: `StoreError` with the code `lostLease` if it is not. No lease needs no check.
    static func check(_ lease: Lease?, now: Timestamp, on connection: SQLiteConnection) throws {
        guard let lease else { return }
        let statement = try connection.prepare(
            "SELECT 1 FROM runner_lease WHERE name = ?1 AND node = ?2 AND term = ?3 AND expires_at > ?4")
        try bind(statement, lease.name, lease.node, lease.term)
        try statement.bind(4, integer: now.microseconds)
        guard try statement.step() else {
            throw StoreError(.lostLease, "the node \(lease.node) no longer holds the lease \(lease.name)")
        }
    }

    private static func bind(
        _ statement: borrowing SQLiteStatement, _ name: String, _ node: String, _ term: Timestamp
    ) throws {
        try statement.bind(1, text: name)
        try statement.bind(2, text: node)
        try statement.bind(3, integer: term.microseconds)
    }
}
