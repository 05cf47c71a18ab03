package import JobTime

/// The clocks of a node: one to wait by, one to tell the time by. Tests set both by hand.
package struct NodeClock: Sendable {
    /// Elapsed time since some fixed moment; never goes back.
    package let uptime: @Sendable () -> Duration
    /// Waits; throws when the task is cancelled.
    package let sleep: @Sendable (Duration) async throws -> Void
    /// The wall clock.
    package let now: @Sendable () -> Timestamp

    /// Waits by `clock` and tells the time by `now`.
    package init<C: Clock<Duration>>(_ clock: C, now: @escaping @Sendable () -> Timestamp) {
        let origin = clock.now
        uptime = { origin.duration(to: clock.now) }
        sleep = { try await clock.sleep(until: clock.now.advanced(by: $0), tolerance: nil) }
        self.now = now
    }
}
