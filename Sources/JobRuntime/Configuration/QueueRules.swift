package import JobModel

/// What a node goes by for one queue.
package struct QueueRules: Sendable, Hashable {
    package var name: String
    /// Jobs at once in this process.
    package var concurrency: Int
    package var weight: Int
    /// Jobs at once over the fleet.
    package var globalConcurrency: Int?
    package var rateLimit: RateLimit?
    /// Whether the file pauses it; a pause by hand is the store's business.
    package var isPaused: Bool
    /// Whether its jobs are claimed, run and ended in batches inside a transaction, where the store can.
    package var claimsInTransaction: Bool

    package init(
        name: String, concurrency: Int, weight: Int = 1, globalConcurrency: Int? = nil, rateLimit: RateLimit? = nil,
        isPaused: Bool = false, claimsInTransaction: Bool = false
    ) {
        self.name = name
        self.concurrency = concurrency
        self.weight = weight
        self.globalConcurrency = globalConcurrency
        self.rateLimit = rateLimit
        self.isPaused = isPaused
        self.claimsInTransaction = claimsInTransaction
    }
}
