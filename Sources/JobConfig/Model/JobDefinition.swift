package import JobModel

/// One entry of `jobs:`, with the file's defaults filled in.
package struct JobDefinition: Sendable {
    package var kind: Marked<String>
    package var description: Marked<String>?
    package var queue: Marked<String>
    package var retry: Marked<String>
    package var timeout: Marked<Duration>
    /// 1 (first) to 4.
    package var priority: Marked<Int>
    /// The declared arguments; nil if the file says nothing.
    package var arguments: ArgumentsDefinition?
    package var unique: Marked<UniqueRule>?
    /// The arguments that `unique.by` names, without `args.`, each where it is written.
    package var uniqueFields: [Marked<String>]
    /// How long after its enqueueing a job waits.
    package var delay: Marked<Duration>?
    package var tags: [Marked<String>]
    package var concurrency: Marked<KeyedConcurrency>?
    /// The argument that `concurrency.by` names, without `args.`.
    package var concurrencyField: Marked<String>?
    package var rateLimit: Marked<RateLimit>?
    package var retention: RetentionSettings
    /// For kinds without Swift code.
    package var handler: Marked<ForeignHandler>?

    package init(
        kind: Marked<String>, description: Marked<String>?, queue: Marked<String>, retry: Marked<String>,
        timeout: Marked<Duration>, priority: Marked<Int>, arguments: ArgumentsDefinition?,
        unique: Marked<UniqueRule>?, uniqueFields: [Marked<String>] = [], delay: Marked<Duration>?,
        tags: [Marked<String>], concurrency: Marked<KeyedConcurrency>?, concurrencyField: Marked<String>? = nil,
        rateLimit: Marked<RateLimit>?, retention: RetentionSettings,
        handler: Marked<ForeignHandler>?
    ) {
        self.kind = kind
        self.description = description
        self.queue = queue
        self.retry = retry
        self.timeout = timeout
        self.priority = priority
        self.arguments = arguments
        self.unique = unique
        self.uniqueFields = uniqueFields
        self.delay = delay
        self.tags = tags
        self.concurrency = concurrency
        self.concurrencyField = concurrencyField
        self.rateLimit = rateLimit
        self.retention = retention
        self.handler = handler
    }
}
