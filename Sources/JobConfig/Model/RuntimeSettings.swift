/// `runtime:` What one process may do.
package struct RuntimeSettings: Sendable {
    /// Jobs at once over all queues.
    package var concurrency: Marked<Int>
    /// How long running jobs may go on after the first signal.
    package var shutdownTimeout: Marked<Duration>
    /// A node silent for this long has lost its jobs.
    package var nodeLostAfter: Marked<Duration>
    /// Where tzdata is; nil for the system's.
    package var tzdata: Marked<String>?

    package init(
        concurrency: Marked<Int>, shutdownTimeout: Marked<Duration>, nodeLostAfter: Marked<Duration>,
        tzdata: Marked<String>?
    ) {
        self.concurrency = concurrency
        self.shutdownTimeout = shutdownTimeout
        self.nodeLostAfter = nodeLostAfter
        self.tzdata = tzdata
    }
}
