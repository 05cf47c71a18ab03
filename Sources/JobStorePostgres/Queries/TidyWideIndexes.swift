import PostgresDriver

/// Keeps the lists of the job table's two GIN indexes short while a slot fires.
///
/// Such an index collects new entries in a list, and whoever fills the list up sorts all of them in, in the middle of his
/// own insert: that may be somebody who adds one job to another queue. So while a page is written, another connection
/// sorts in what the page before left, and the list stays below the limit; a second core has its part in the work, too.
enum TidyWideIndexes {
    /// Only an owner may sort entries in; for everybody else the server does it when the list is full.
    private static let tidying = """
        SELECT gin_clean_pending_list(wide.oid::regclass) FROM pg_catalog.pg_class AS wide
        JOIN pg_catalog.pg_index AS link ON link.indexrelid = wide.oid AND link.indisvalid
        JOIN pg_catalog.pg_class AS job ON job.oid = link.indrelid
        WHERE job.oid = '$schema.river_job'::regclass AND pg_has_role(job.relowner, 'USAGE')
            AND wide.relam = (SELECT oid FROM pg_catalog.pg_am WHERE amname = 'gin')
        """

    /// - Returns: How many pages the lists had together; 0 also for those who may not sort them in.
    @discardableResult
    static func run(on connection: PostgresConnection) throws -> Int {
        let lists = try connection.run(tidying)
        return (0..<lists.rowCount).reduce(0) { $0 + Int(lists.integer($1, 0)) }
    }
}
