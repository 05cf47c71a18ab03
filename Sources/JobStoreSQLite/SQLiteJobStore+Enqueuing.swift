package import JobModel
package import JobSQL
package import JobStore
import SQLiteDriver

extension SQLiteJobStore: JobEnqueuing {
    package func insert(_ jobs: [JobInsert]) async throws -> [InsertResult] {
        guard !jobs.isEmpty else { return [] }
        let results = try await write { try InsertJobs(now: $1).run(jobs, on: $0) }
        if results.contains(where: { !$0.isDuplicate }) { signal.fire() }
        return results
    }

    package func insert(_ jobs: [JobInsert], in transaction: any SQLTransaction) throws -> [InsertResult] {
        guard let connection = transaction as? SQLiteConnection, ObjectIdentifier(connection) == writer,
            connection.isInTransaction
        else {
            throw StoreError(
                .foreignTransaction, "the transaction is not one of the database that holds the jobs",
                help: "open it with the job client's own database")
        }
        let results = try InsertJobs(now: clock.now()).run(jobs, on: connection)
        // Early, for the commit is still to come; whoever waits finds it at the next look.
        signal.fire()
        return results
    }
}
