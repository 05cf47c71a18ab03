package import JobModel

/// One entry of `queues:`.
package struct QueueDefinition: Sendable {
    package var name: Marked<String>
    /// Jobs at once in one process.
    package var concurrency: Marked<Int>
    /// Share of the process when all queues are busy.
    package var weight: Marked<Int>
    /// Jobs at once over the fleet.
    package var globalConcurrency: Marked<Int>?
    package var rateLimit: Marked<RateLimit>?
    package var claim: Marked<ClaimMode>
    package var paused: Marked<Bool>
    package var retention: RetentionSettings

    package enum ClaimMode: String, Sendable, CaseIterable { case row, transaction }

    package init(
        name: Marked<String>, concurrency: Marked<Int>, weight: Marked<Int>, globalConcurrency: Marked<Int>?,
        rateLimit: Marked<RateLimit>?, claim: Marked<ClaimMode>, paused: Marked<Bool>, retention: RetentionSettings
    ) {
        self.name = name
        self.concurrency = concurrency
        self.weight = weight
        self.globalConcurrency = globalConcurrency
        self.rateLimit = rateLimit
        self.claim = claim
        self.paused = paused
        self.retention = retention
    }
}
