import JobStore
import PostgresDriver

/// Fires a slot for a page of a zone's subjects.
struct FirePage {
    /// What nodes are told.
    let notices: InsertNotices

    /// - Throws: `StoreError` with the code `lostLease`; what inserting a job throws.
    func run(_ page: SlotPage, on connection: PostgresConnection) throws -> SlotPageResult {
        let (now, known) = try LockSchedules.lock(page.slot, on: connection)
        try KeepLeases.check(page.lease, on: connection)
        let rule = MemberRule(
            slot: page.slot, previous: page.previous, guards: page.guards, isForMovers: page.purpose == .movers)
        let candidates =
            page.members.map { ServePage.Candidate(subject: $0.subject, zone: $0.zone, job: .success($0.job)) }
        let server = ServePage(rule: rule, notices: notices, now: now)
        switch page.purpose {
        case .tick:
            switch TickProgress.start(known, of: page.slot, after: page.after, now: now) {
            case .elsewhere(let tick): return .elsewhere(tick)
            case .next(let tick):
                let counts = try server.run(candidates, misfits: page.misfits, on: connection)
                return try FireTick.note(
                    counts, of: tick, last: page.last, isLast: page.isLast, now: now, on: connection)
            }
        case .movers:
            guard let known else {
                return .elsewhere(ScheduleTick(slot: page.slot, status: .open, recordedAt: now))
            }
            guard known.status == .fired else { return .elsewhere(known) }
            let counts = try server.run(candidates, misfits: page.misfits, on: connection)
            _ = try connection.runAll([TickRow.store(TickProgress.tick(known, plusMovers: counts))])
            return .fired(counts, after: nil)
        }
    }
}
