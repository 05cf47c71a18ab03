/// What bounds a batch that runs inside a transaction: while it is open, its rows are locked and old row versions
/// cannot be cleaned away.
struct BatchRules: Sendable, Hashable {
    /// At most so many jobs.
    var jobs = 100
    /// After so long no further job is begun.
    var age = Duration.milliseconds(500)
    /// No attempt takes longer.
    var timeout = Duration.seconds(5)

    /// Whether another job of a batch may begin.
    func permitsNext(startedAt: Duration, now: Duration) -> Bool { now - startedAt < age }
}
