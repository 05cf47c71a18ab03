public import JobModel
public import JobSQL
public import JobTime
public import Logging

/// What a handler knows of the attempt it runs.
public struct JobContext: Sendable {
    /// The job's id.
    public let id: Int64
    /// Its kind.
    public let kind: JobKind
    /// The queue it came from.
    public let queue: String
    /// Which attempt this is, from 1.
    public let attempt: Int
    /// How many there are.
    public let maxAttempts: Int
    /// 1 to 4.
    public let priority: Int
    /// Labels.
    public let tags: [String]
    /// The text of the JSON object kept beside the arguments.
    public let metadata: String
    /// When the job was stored.
    public let createdAt: Timestamp
    /// When it was due.
    public let scheduledAt: Timestamp
    /// Enqueues further jobs.
    public let client: any JobClient
    /// The database that holds the jobs. On PostgreSQL names without a schema are looked for along `search_path`, and
    /// not in `store.schema`.
    ///
    /// In a queue with `claim: transaction` its blocks are parts of the transaction in which the job ends: what a handler
    /// writes through it happens exactly if the job completes, and is undone if it fails. Elsewhere each block is a
    /// transaction of its own.
    public let database: any SQLDatabase
    /// The wall clock; tests set it.
    public let now: @Sendable () -> Timestamp
    private let plainLogger: Logger

    /// Carries the job's id, kind and attempt. Made when asked for: most handlers say nothing.
    public var logger: Logger {
        var logger = plainLogger
        logger[metadataKey: "job"] = .stringConvertible(id)
        logger[metadataKey: "kind"] = .string(kind.rawValue)
        logger[metadataKey: "attempt"] = .stringConvertible(attempt)
        return logger
    }

    /// Creates a context.
    public init(
        id: Int64, kind: JobKind, queue: String, attempt: Int, maxAttempts: Int, priority: Int, tags: [String],
        metadata: String, createdAt: Timestamp, scheduledAt: Timestamp, client: any JobClient,
        database: any SQLDatabase, logger: Logger,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.id = id
        self.kind = kind
        self.queue = queue
        self.attempt = attempt
        self.maxAttempts = maxAttempts
        self.priority = priority
        self.tags = tags
        self.metadata = metadata
        self.createdAt = createdAt
        self.scheduledAt = scheduledAt
        self.client = client
        self.database = database
        plainLogger = logger
        self.now = now
    }
}
