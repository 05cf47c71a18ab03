package import JobModel

/// What a node and an enqueuer go by for one kind.
package struct KindRules: Sendable, Hashable {
    package var kind: JobKind
    package var queue: String
    package var priority: Int
    package var retry: RetryPolicy
    package var timeout: Duration
    /// How long after its enqueueing a job waits, unless it is given a time.
    package var delay: Duration?
    package var tags: [String]
    package var unique: UniqueRule?
    package var concurrency: KeyedConcurrency?
    package var rateLimit: RateLimit?
    /// The declared arguments; nil if nothing is declared.
    package var arguments: ArgumentShape?

    package init(
        kind: JobKind, queue: String = "default", priority: Int = 1, retry: RetryPolicy = .river,
        timeout: Duration = .seconds(60), delay: Duration? = nil, tags: [String] = [], unique: UniqueRule? = nil,
        concurrency: KeyedConcurrency? = nil, rateLimit: RateLimit? = nil, arguments: ArgumentShape? = nil
    ) {
        self.kind = kind
        self.queue = queue
        self.priority = priority
        self.retry = retry
        self.timeout = timeout
        self.delay = delay
        self.tags = tags
        self.unique = unique
        self.concurrency = concurrency
        self.rateLimit = rateLimit
        self.arguments = arguments
    }
}
