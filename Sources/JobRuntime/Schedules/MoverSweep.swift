import JobPlugin
import JobScheduling
import JobStore
import JobTime

/// Serves users who moved to a zone in which today's slot had passed, and who would otherwise get none.
///
/// A user who moves west is served by the new zone's own tick, or has been served already. One who moves east may jump
/// over the slot. So from time to time those whose zone is another one than where they were last served are looked for
/// among the users of each zone whose latest slot is recent enough to be caught up.
struct MoverSweep: Sendable {
    static let interval: Duration = .seconds(3_600)
    private static let pageSize = 1_000

    let round: ScheduleRound
    let schedule: CompiledSchedule
    let audience: any Audience

    /// - Returns: How many jobs were stored.
    func run(_ zones: [SubjectZone], activatedAt: Timestamp) async throws -> Int {
        if let last = round.memory.lastSweep(of: schedule.id), round.now.since(last) < MoverSweep.interval { return 0 }
        var jobs = 0
        for zone in zones {
            let move = ZoneMove(
                recurrence: schedule.recurrence(in: zone.used.rules), catchUp: schedule.catchUp,
                activatedAt: activatedAt, now: round.now)
            guard case .fire(let slot) = move else { continue }
            jobs += try await serve(slot, in: zone)
        }
        round.memory.note(sweptAt: round.now, of: schedule.id)
        return jobs
    }

    private func serve(_ slot: DueSlot, in zone: SubjectZone) async throws -> Int {
        let firer = round.firer(for: schedule, in: zone, audience: audience)
        var jobs = 0
        var after: SubjectID?
        while !Task.isCancelled {
            let page = try await audience.page(in: zone.raw, on: slot.date, after: after, limit: MoverSweep.pageSize)
            let movers = Set(
                try await round.services.store.movers(
                    among: page.map(\.id.description), of: schedule.id, to: zone.used.name.rawValue, before: slot.date))
            if !movers.isEmpty {
                jobs += try await firer.fire(slot, forMovers: page.filter { movers.contains($0.id.description) })
            }
            guard page.count == MoverSweep.pageSize, let last = page.last else { break }
            after = last.id
        }
        return jobs
    }
}
