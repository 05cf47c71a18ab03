import JobStore
import JobTime
import PostgresDriver

/// River's table of who leads its maintenance. All times are the server's.
enum KeepLeader {
    private static let bury = "DELETE FROM $schema.river_leader WHERE expires_at < now()"

    private static let stand = """
        INSERT INTO $schema.river_leader (leader_id, elected_at, expires_at) VALUES ($1, now(), now() + $2)
        ON CONFLICT (name) DO NOTHING
        RETURNING elected_at
        """

    private static let prolong = """
        UPDATE $schema.river_leader SET expires_at = now() + $3
        WHERE name = 'default' AND leader_id = $1 AND elected_at = $2 AND expires_at >= now()
        """

    private static let held = """
        SELECT FROM $schema.river_leader WHERE leader_id = $1 AND elected_at = $2 AND expires_at > clock_timestamp()
        """

    private static func resign(where condition: String) -> String {
        """
        WITH gone AS (DELETE FROM $schema.river_leader WHERE leader_id = $1 AND \(condition) RETURNING leader_id)
        SELECT pg_notify($2, json_build_object('leader_id', leader_id, 'action', 'resigned')::text) FROM gone
        """
    }

    private static let resignTerm = resign(where: "elected_at = $3")
    private static let resignAny = resign(where: "true")

    /// Removes a leader whose term has run out, and takes the place if it is free.
    /// - Returns: The term, or nil if another one leads.
    static func stand(_ candidate: String, on connection: PostgresConnection) throws -> LeaderTerm? {
        var parameters = PostgresParameters()
        parameters.add(candidate)
        parameters.add(Election.term)
        let results = try connection.runAll([(bury, PostgresParameters()), (stand, parameters)])
        guard let result = results.last, result.rowCount > 0 else { return nil }
        return LeaderTerm(leader: candidate, electedAt: result.timestamp(0, 0))
    }

    /// Gives a term that has not run out more time.
    /// - Returns: Whether it was there.
    static func prolong(_ term: LeaderTerm, on connection: PostgresConnection) throws -> Bool {
        var parameters = identity(term)
        parameters.add(Election.term)
        return try connection.run(prolong, parameters).affectedRows > 0
    }

    /// Ends a term, and says so to those who wait for it.
    static func resign(_ term: LeaderTerm, on connection: PostgresConnection) throws {
        var parameters = PostgresParameters()
        parameters.add(term.leader)
        parameters.add(NotificationChannels(connection.schema).leadership)
        parameters.add(term.electedAt)
        try connection.run(resignTerm, parameters)
    }

    /// The statement that ends whatever term a node has that has left, or whose process is known to be gone.
    static func resignation(of node: String, _ schema: PostgresSchema) -> (sql: String, parameters: PostgresParameters)
    {
        var parameters = PostgresParameters()
        parameters.add(node)
        parameters.add(NotificationChannels(schema).leadership)
        return (resignAny, parameters)
    }

    /// Makes sure that a term has not ended.
    /// - Throws: `StoreError` with the code `lostLease`.
    static func check(_ term: LeaderTerm, on connection: PostgresConnection) throws {
        guard try connection.run(held, identity(term)).rowCount > 0 else { throw lost(term.leader) }
    }

    /// The error for a node that leads no longer.
    static func lost(_ node: String) -> StoreError {
        StoreError(.lostLease, "the node \(node) no longer leads River's maintenance")
    }

    private static func identity(_ term: LeaderTerm) -> PostgresParameters {
        var parameters = PostgresParameters()
        parameters.add(term.leader)
        parameters.add(term.electedAt)
        return parameters
    }
}
