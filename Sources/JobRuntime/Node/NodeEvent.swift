package import JobModel
package import JobTime

/// Something a node did, for logs, progress and tests.
package enum NodeEvent: Sendable {
    case started(node: String, queues: [String])
    case jobStarted(ClaimedJob)
    /// An attempt has ended and its end is stored.
    case jobEnded(ClaimedJob, state: JobState, error: String?, took: Duration)
    /// An attempt has ended, but the claim was no longer current: nothing was stored.
    case jobEndedStale(ClaimedJob)
    /// A handler goes on although its attempt timed out; its slot stays taken.
    case jobStuck(ClaimedJob)
    case jobRescued(id: Int64, kind: JobKind, from: String, state: JobState)
    case leaseGained
    case leaseLost
    /// A slot of a schedule has fired; so many jobs were stored.
    case scheduleFired(schedule: String, zone: String, slot: String, instant: Timestamp, jobs: Int)
    case scheduleDropped(schedule: String, zone: String, slot: String, reason: String)
    case scheduleFailed(schedule: String, error: String)
    case reloaded(digest: String)
    case reloadRefused(errors: Int)
    case draining
    case cuttingOff
    case stopped
    /// A background duty failed; it will be tried again.
    case trouble(duty: String, error: String)
}
