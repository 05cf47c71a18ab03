import JSONTree
public import JobModel
public import JobPlugin
import JobSQL
import JobStore
import JobStorePostgres
public import JobTime
import PostgresDriver

/// Enqueues jobs on a libpq connection that the caller opened: if it is in a transaction, the jobs exist if that commits.
///
/// For programs that are no node. They do not read `jobs.yaml`: what a request leaves out is River's default (queue
/// `default`, priority 1, 25 attempts), and arguments are not compared with a kind's. The tables must be there
/// (`runner migrate up`).
///
///     let enqueuer = PostgresEnqueuer()
///     PQclear(PQexec(connection, "BEGIN"))
///     PQclear(PQexec(connection, "UPDATE orders SET state = 'paid' WHERE id = 7"))
///     try enqueuer.enqueue([JobRequest(kind: "send_receipt", arguments: #"{"order": 7}"#)], on: connection)
///     PQclear(PQexec(connection, "COMMIT"))
public struct PostgresEnqueuer: Sendable {
    private let options: PostgresOptions
    private let inserting = InsertJobs()
    private let now: @Sendable () -> Timestamp

    /// Creates an enqueuer; one serves any number of connections and threads.
    /// - Parameters:
    ///   - schema: the schema of the tables, as `store.schema` names it.
    ///   - now: the present, for unique jobs with a period.
    public init(schema: String = "public", now: @escaping @Sendable () -> Timestamp = WallClock.now) {
        options = PostgresOptions(schema: schema)
        self.now = now
    }

    /// Stores jobs, all or none, and tells the nodes of them when they are committed; the results are in the order of
    /// the requests.
    ///
    /// Inside a transaction an error of the server ends that, as any failed statement does; what is wrong with a request
    /// is found before the server is asked.
    /// - Parameters:
    ///   - unique: what makes two of these jobs the same; a job that is there already is returned as a duplicate.
    ///   - connection: a `PGconn` that waits for no answer, with the client encoding UTF8. Nobody else may use it during
    ///     the call.
    /// - Throws: `EnqueueError` for the first request that breaks a rule; `SQLError`.
    @discardableResult
    public func enqueue(
        _ requests: [JobRequest], unique: UniqueRule? = nil, on connection: OpaquePointer
    ) throws -> [EnqueuedJob] {
        let connection = try PostgresConnection.borrow(connection, options: options)
        let now = now()
        let jobs = try requests.enumerated().map { index, request in
            do throws(RequestProblem) {
                return try JobInsert(request, unique: unique, now: now)
            } catch {
                throw EnqueueError(index: index, message: error.message, help: error.help)
            }
        }
        guard !jobs.isEmpty else { return [] }
        do {
            return try inserting.run(jobs, on: connection).map(EnqueuedJob.init)
        } catch let error as StoreError {
            // Only the server knows some of what JSON can say and it cannot hold.
            throw SQLError(.constraint, error.message)
        }
    }
}
