import JobSQL
import PostgresDriver

/// Rebuilds one index of the job table beside the work that goes on, as River's leader does once a day: B-trees from
/// which so much is deleted grow otherwise.
struct RebuildIndex {
    /// The index's name.
    let index: String

    /// River's own indexes. A schema may lack some.
    static let all = [
        "river_job_args_index", "river_job_kind", "river_job_metadata_index", "river_job_pkey",
        "river_job_prioritized_fetching_index", "river_job_state_and_finalized_at_index", "river_job_unique_idx",
    ].map(RebuildIndex.init)

    /// How long one may take.
    private static let patience = Duration.seconds(60)

    /// Whether it is there, and nothing is left of an earlier rebuilding, or belongs to one under way.
    private static let isReady = """
        SELECT count(*) FILTER (WHERE name = $2) = 1 AND count(*) = 1
        FROM (
            SELECT relation.relname AS name FROM pg_class AS relation
                JOIN pg_namespace AS space ON space.oid = relation.relnamespace
            WHERE space.nspname = $1 AND relation.relkind = 'i'
        ) AS index
        WHERE name = $2 OR name ~ ('^' || $2 || '_cc(new|old)[0-9]*$')
        """

    /// What a rebuilding of ours that was cut short has left behind; such indexes are written and never read.
    private static let remains = """
        SELECT relation.relname FROM pg_class AS relation
            JOIN pg_namespace AS space ON space.oid = relation.relnamespace
            JOIN pg_index AS index ON index.indexrelid = relation.oid
        WHERE space.nspname = $1 AND NOT index.indisvalid AND relation.relname ~ ('^' || $2 || '_cc(new|old)[0-9]*$')
        """

    /// Rebuilds it; one that is not there, or is being rebuilt, is passed over.
    /// - Throws: `SQLError`; the index is then as it was.
    func run(on connection: PostgresConnection) throws {
        guard try connection.run(Self.isReady, names(on: connection)).boolean(0, 0) else { return }
        do {
            try connection.withStatementTimeout(Self.patience) { connection in
                try connection.runScript("REINDEX INDEX CONCURRENTLY $schema.\(index)")
            }
        } catch {
            try? sweep(on: connection)
            throw error
        }
    }

    /// Removes what a rebuilding has left behind.
    func sweep(on connection: PostgresConnection) throws {
        let result = try connection.run(Self.remains, names(on: connection))
        for row in 0..<result.rowCount {
            try connection.runScript("DROP INDEX CONCURRENTLY IF EXISTS $schema.\(result.text(row, 0))")
        }
    }

    private func names(on connection: PostgresConnection) -> PostgresParameters {
        var parameters = PostgresParameters()
        parameters.add(connection.schema.name)
        parameters.add(index)
        return parameters
    }
}
