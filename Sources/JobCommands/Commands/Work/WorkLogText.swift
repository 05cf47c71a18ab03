import JobModel
import JobRuntime

/// What a node's events read like.
enum WorkLogText {
    static func describe(_ event: NodeEvent) -> (WorkLogStyle.Level, String) {
        switch event {
        case .started(let node, let queues): (.info, "node \(node) works \(queues.joined(separator: ", "))")
        case .jobStarted(let job): (.info, "job \(job.claim.id) \(job.kind) started")
        case .jobEnded(let job, let state, _, _): (.info, "job \(job.claim.id) \(job.kind) \(state.rawValue)")
        case .jobEndedStale(let job):
            (
                .warning,
                "job \(job.claim.id) \(job.kind): attempt \(job.claim.attempt) ended too late, nothing was changed"
            )
        case .jobStuck(let job):
            (.warning, "job \(job.claim.id) \(job.kind): the handler goes on after its timeout; its slot stays taken")
        case .jobRescued(let id, let kind, let node, let state):
            (.warning, "job \(id) \(kind) was lost with node \(node) and is \(state.rawValue) again")
        case .leaseGained: (.info, "this node fires schedules and looks after the store")
        case .leaseLost: (.warning, "another node fires schedules now")
        case .maintenanceGained: (.info, "this node leads River's maintenance")
        case .maintenanceLost: (.info, "this node no longer leads River's maintenance")
        case .scheduleFired(let fired): (.info, describe(fired))
        case .scheduleDropped(let schedule, let zone, let slot, let reason):
            // Reaching `max` is an error: somebody said how much there may be to catch up on, and it was more.
            (
                reason.hasPrefix("over_max") ? .error : .warning,
                "schedule \(schedule)\(zone.isEmpty ? "" : " in \(zone)"): slot \(slot) dropped, \(reason)"
            )
        case .unknownZone(let schedule, let zone, let servedIn):
            (
                .warning,
                "schedule \(schedule): \"\(zone)\" is no time zone; its users are "
                    + (servedIn.map { "served in \($0)" } ?? "passed over")
            )
        case .scheduleFailed(let schedule, let error): (.error, "schedule \(schedule): \(error)")
        case .reloaded(let digest): (.info, "configuration \(digest.prefix(12)) is in force")
        case .reloadRefused(let errors):
            (
                .error,
                "the changed configuration has \(errors) error\(errors == 1 ? "" : "s"): the old one stays in force"
            )
        case .draining: (.info, "draining: running jobs go on, nothing new is taken")
        case .cuttingOff: (.warning, "cutting running jobs off: they go back")
        case .stopped: (.info, "stopped")
        case .trouble(let duty, let error): (.error, "\(duty): \(error)")
        }
    }

    private static func describe(_ fired: FiredSlot) -> String {
        let place = fired.zone.isEmpty ? "" : " in \(fired.zone)"
        var text = "schedule \(fired.schedule)\(place): slot \(fired.slot) fired"
        if fired.reason == "catch_up" { text += " late" }
        text += ", \(fired.jobs) job\(fired.jobs == 1 ? "" : "s")"
        if fired.served > 0 { text += ", \(fired.served) served before" }
        if fired.skipped > 0 { text += ", \(fired.skipped) skipped" }
        if fired.missed > 0 { text += ", \(fired.missed) missed before it" }
        return text
    }

    static func milliseconds(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let milliseconds = Double(seconds) * 1_000 + Double(attoseconds) / 1e15
        if milliseconds >= 1_000 { return "\((milliseconds / 100).rounded() / 10) s" }
        return milliseconds < 10 ? "\((milliseconds * 10).rounded() / 10) ms" : "\(Int(milliseconds.rounded())) ms"
    }
}
