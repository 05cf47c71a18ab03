public import JobModel
public import JobSQL

/// Puts jobs in.
public protocol JobEnqueuing: Sendable {
    /// Stores jobs in one transaction: all or none. The results are in the order of the jobs.
    ///
    /// A unique job whose key is taken is not stored; its result is the job that holds the key. Two jobs of
    /// one call with the same key: the second is a duplicate of the first.
    func insert(_ jobs: [JobInsert]) async throws -> [InsertResult]

    /// The same inside the caller's transaction on this store's database: the jobs exist if it commits.
    /// - Throws: `StoreError.Code.foreignTransaction` if the transaction is not one of `database`.
    func insert(_ jobs: [JobInsert], in transaction: any SQLTransaction) throws -> [InsertResult]
}
