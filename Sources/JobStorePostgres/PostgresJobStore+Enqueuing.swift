package import JobModel
package import JobSQL
package import JobStore
import PostgresDriver

extension PostgresJobStore: JobEnqueuing {
    package func insert(_ jobs: [JobInsert]) async throws -> [InsertResult] {
        guard !jobs.isEmpty else { return [] }
        let results = try await run { [insertNotices] in
            try InsertJobs(notices: insertNotices).run(jobs, on: $0)
        }
        if results.contains(where: { !$0.isDuplicate }) { signal.fire() }
        return results
    }

    /// The transaction may be of this database, of another connection to it, or one that the caller has lent.
    package func insert(_ jobs: [JobInsert], in transaction: any SQLTransaction) throws -> [InsertResult] {
        guard let connection = transaction as? PostgresConnection, connection.isInTransaction,
            connection.leads(to: postgres)
        else {
            throw StoreError(
                .foreignTransaction, "the transaction is not one of the database that holds the jobs",
                help: "open it with the job client's own database")
        }
        guard !jobs.isEmpty else { return [] }
        let results = try InsertJobs(notices: insertNotices).run(jobs, on: connection)
        // Early, for the commit is still to come; whoever waits finds it at the next look.
        signal.fire()
        return results
    }
}

extension PostgresConnection {
    /// Whether it was opened for a database's tables; of one that was lent, its database's name and the schema tell.
    fileprivate func leads(to database: PostgresDatabase) -> Bool {
        schema.name == database.options.schema
            && (location ?? database.location) == database.location
            && databaseName == database.location.databaseName ?? databaseName
    }
}
