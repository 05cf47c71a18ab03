package import JobModel

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
    /// This node does the upkeep that the store shares with other programs.
    case maintenanceGained
    case maintenanceLost
    case scheduleFired(FiredSlot)
    case scheduleDropped(schedule: String, zone: String, slot: String, reason: String)
    /// Users of a schedule have a zone that nobody knows; nil for those who are passed over.
    case unknownZone(schedule: String, zone: String, servedIn: String?)
    case scheduleFailed(schedule: String, error: String)
    case reloaded(digest: String)
    case reloadRefused(errors: Int)
    case draining
    case cuttingOff
    case stopped
    /// A background duty failed; it will be tried again.
    case trouble(duty: String, error: String)
}
