import JobModel
import JobStore
import JobTime
import SQLiteDriver

/// Fires a slot for a page of a zone's subjects.
struct FirePage {
    let now: Timestamp

    /// - Throws: `StoreError` with the code `lostLease`; what inserting a job throws.
    func run(_ page: SlotPage, on connection: SQLiteConnection) throws -> SlotPageResult {
        try KeepLeases.check(page.lease, now: now, on: connection)
        switch page.purpose {
        case .tick:
            switch try FireTick.start(page.slot, after: page.after, now: now, on: connection) {
            case .elsewhere(let tick): return .elsewhere(tick)
            case .next(let tick):
                return try FireTick.note(
                    serve(page, on: connection), of: tick, last: page.last, isLast: page.isLast, now: now,
                    on: connection)
            }
        case .movers:
            guard let tick = try TickRow.find(page.slot, on: connection) else {
                return .elsewhere(ScheduleTick(slot: page.slot, status: .open, recordedAt: now))
            }
            guard tick.status == .fired else { return .elsewhere(tick) }
            let counts = try serve(page, on: connection)
            try TickRow.store(TickProgress.tick(tick, plusMovers: counts), on: connection)
            return .fired(counts, after: nil)
        }
    }

    /// The members are looked at one after another, so that a subject that stands twice on a page is served once.
    private func serve(_ page: SlotPage, on connection: SQLiteConnection) throws -> SlotPageCounts {
        let server = ServeMember(
            rule: MemberRule(
                slot: page.slot, previous: page.previous, guards: page.guards, isForMovers: page.purpose == .movers),
            now: now, connection: connection)
        var counts = SlotPageCounts()
        for member in page.members {
            try server.serve(member.subject, zone: member.zone, counts: &counts) { () throws(SubjectMisfit) in
                member.job
            }
        }
        for misfit in page.misfits {
            try server.skip(misfit.subject, .misfit, detail: misfit.detail, counts: &counts)
        }
        return counts
    }
}
