public import JobModel
public import JobTime

/// What may keep a slot that has come from firing for a subject: `min_gap` and `if_running` of its schedule.
///
/// A store asks in the transaction that would store the job, so that nothing can happen in between.
public struct SlotGuards: Sendable, Hashable {
    /// Two slots of one subject are due no closer than this; nil for no limit.
    public var minGap: Duration?
    /// What happens beside unfinished jobs.
    public var ifRunning: IfRunning

    /// Creates guards; none by default.
    public init(minGap: Duration? = nil, ifRunning: IfRunning = .allow) {
        self.minGap = minGap
        self.ifRunning = ifRunning
    }

    /// Why a slot does not fire; nil if it does.
    ///
    /// - Parameters:
    ///   - instant: when the slot is due.
    ///   - record: what the ledger knows of the subject; exactly the gap after its last slot is enough.
    ///   - unfinished: asked only where `if_running` wants to know.
    public func refusal(
        at instant: Timestamp, after record: SubjectRecord?, unfinished: () throws -> UnfinishedJobs
    ) rethrows -> SkipReason? {
        if let minGap, let record, instant.since(record.instant ?? record.servedAt) < minGap { return .minGap }
        guard ifRunning != .allow else { return nil }
        let jobs = try unfinished()
        return ifRunning.permits(running: jobs.running, waiting: jobs.waiting) ? nil : .ifRunning
    }
}
