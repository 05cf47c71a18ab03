import JobScheduling
import JobStore
import JobTime

/// Finds out where a schedule stands, and begins a new or edited one.
struct ActivationStep: Sendable {
    let services: NodeServices
    let lease: Lease
    let now: Timestamp

    /// - Parameter onEdit: called with the old trigger's cursor before an edited one begins, so that what the edit came
    ///   too late for is written down first.
    func run(
        _ schedule: CompiledSchedule, _ cursors: [ScheduleCursor], onEdit: (SlotCursor) async throws -> Void
    ) async throws -> SlotCursor {
        let stored = cursors.first { $0.zone.isEmpty }.map {
            (digest: $0.digest, cursor: SlotCursor(activatedAt: $0.activatedAt, horizon: $0.horizon))
        }
        let activation = ScheduleActivation(digest: schedule.digest, stored: stored, now: now)
        guard case .activated(let cursor) = activation else { return activation.cursor }
        if let stored { try await onEdit(stored.cursor) }
        try await services.store.activate(
            [
                ScheduleCursor(
                    schedule: schedule.id, digest: schedule.digest, activatedAt: cursor.activatedAt,
                    horizon: cursor.horizon)
            ], lease: lease)
        return cursor
    }
}
