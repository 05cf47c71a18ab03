import JSONTree
import JobModel
import JobStore
import JobTime

/// Slots, pages and leases as the checks of the ledger use them.
extension ConformanceContext {
    /// 2026-11-24, and the days after it.
    static func day(_ offset: Int) -> CivilDate {
        CivilDate(daysSinceEpoch: 20_781 + offset)
    }

    /// The slot of a day at 06:00 UTC.
    func slot(_ day: Int, schedule: String = "daily", zone: String = "") -> SlotIdentity {
        let date = Self.day(day)
        return SlotIdentity(
            schedule: schedule, zone: zone, slot: date.description,
            instant: Timestamp(seconds: Int64(date.daysSinceEpoch) * 86_400 + 21_600), date: date, reason: "regular")
    }

    /// A job as a schedule under `if_running` makes it.
    func scheduled(_ schedule: String = "daily", subject: String? = nil) -> JobInsert {
        var metadata: JSONObject = ["runner:schedule": .string(schedule), "runner:guarded": true]
        if let subject { metadata["runner:subject"] = .string(subject) }
        return JobInsert(kind: "sort", metadata: JSONValue.object(metadata).text)
    }

    /// Fires a slot without subjects.
    func fire(_ slot: SlotIdentity, job: JobInsert? = nil, lease: Lease? = nil) async throws -> SlotResult {
        try await store.fire(SlotFire(slot: slot, job: job ?? scheduled(slot.schedule), lease: lease))
    }

    /// Fires a page of subjects.
    func page(
        _ slot: SlotIdentity, _ subjects: [String], after: String? = nil, isLast: Bool = true, lease: Lease? = nil
    ) async throws -> SlotPageResult {
        let members = subjects.map {
            SlotPage.Member(subject: $0, zone: slot.zone, job: scheduled(slot.schedule, subject: $0))
        }
        return try await store.fire(
            SlotPage(slot: slot, members: members, after: after, last: subjects.last, isLast: isLast, lease: lease))
    }

    /// Begins a schedule the day before the first slot.
    func activate(
        schedule: String = "daily", zone: String = "", digest: String = "one", from day: Int = -1
    ) async throws {
        let instant = slot(day, schedule: schedule).instant
        try await store.activate([
            ScheduleCursor(schedule: schedule, zone: zone, digest: digest, activatedAt: instant, horizon: instant)
        ])
    }

    /// Up to where a schedule has been served.
    func horizon(schedule: String = "daily", zone: String = "") async throws -> Timestamp? {
        try await store.cursors().first { $0.schedule == schedule && $0.zone == zone }?.horizon
    }

    /// The scheduler's lease.
    func lead(_ node: String = "node_a") async throws -> Lease {
        guard
            let lease = try await store.acquireLease(Lease.scheduler, node: node, term: nil, duration: .seconds(10))
        else { throw ConformanceFailure("the lease could not be had") }
        return lease
    }

    /// How many jobs are stored.
    func jobCount() async throws -> Int {
        try await store.counts().reduce(0) { $0 + $1.count }
    }
}
