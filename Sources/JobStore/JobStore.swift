public import JobSQL

/// Where jobs are kept. Two engines implement it; `JobStoreTesting` is the contract as executable code.
///
/// All times in the store are written by the store's own clock; callers pass durations. Every method throws
/// `StoreError` (or `SQLError` from the driver) and stops early when its task is cancelled, without a
/// half-done change. What closes a node's books is done even then: `finish`, `remove(node:)`, `resign`.
public protocol JobStore: JobEnqueuing, JobClaiming, JobInspecting, QueueControlling, NodeRegistry, ScheduleLedger,
    StoreMaintaining, StoreMigrating
{
    /// What it is, safe to show.
    var identity: StoreIdentity { get }

    /// The database underneath, for plugins that keep their tables beside the jobs.
    var database: any SQLDatabase { get }

    /// The upkeep of tables that other programs use too, as one node takes part in it; nil if all of it belongs to the
    /// holder of our own lease, because there are no others.
    func sharedMaintenance(of node: String) -> (any SharedMaintenance)?

    /// Ends all connections; the store cannot be used afterwards.
    func close() async
}

extension JobStore {
    /// None.
    public func sharedMaintenance(of node: String) -> (any SharedMaintenance)? { nil }
}
