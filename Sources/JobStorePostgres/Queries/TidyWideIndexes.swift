import PostgresDriver

/// Keeps the two GIN indexes of the job table out of the way of large pages.
///
/// Such an index collects new entries in a list, and whoever fills the list up sorts them in, in the middle of his own
/// insert: a quarter of the cost of a page. While one page is written, another connection sorts in what the page before
/// left, so that a second core has a part in it; a page leaves no more than about what the server lets gather anyway.
enum TidyWideIndexes {
    /// Only an owner may sort entries in; everybody else leaves the limit as it is.
    private static let isOwned = "pg_has_role(job.relowner, 'USAGE')"

    private static let deferring = """
        SELECT set_config('gin_pending_list_limit', '64MB', true) FROM pg_catalog.pg_class AS job
        WHERE job.oid = '$schema.river_job'::regclass AND \(isOwned)
        """

    private static let tidying = """
        SELECT gin_clean_pending_list(wide.oid::regclass) FROM pg_catalog.pg_class AS wide
        JOIN pg_catalog.pg_index AS link ON link.indexrelid = wide.oid AND link.indisvalid
        JOIN pg_catalog.pg_class AS job ON job.oid = link.indrelid
        WHERE job.oid = '$schema.river_job'::regclass AND \(isOwned)
            AND wide.relam = (SELECT oid FROM pg_catalog.pg_am WHERE amname = 'gin')
        """

    /// Lets the transaction's inserts leave their entries in the list.
    static func put(offOn connection: PostgresConnection) throws {
        try connection.run(deferring)
    }

    /// Sorts in what was left.
    static func run(on connection: PostgresConnection) throws {
        try connection.run(tidying)
    }
}
