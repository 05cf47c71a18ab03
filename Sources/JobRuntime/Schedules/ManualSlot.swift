import JobModel
package import JobPlugin
package import JobScheduling
package import JobStore
package import JobTime
package import ZoneDatabase

/// Enqueues a schedule's job by hand, as for a slot that comes now. The ledger is not touched: no slot is served by it.
package struct ManualSlot: Sendable {
    package struct Result: Sendable, Hashable {
        package var job: Int64
        package var isDuplicate: Bool
    }

    private let schedule: CompiledSchedule
    private let store: any JobStore
    private let configuration: RuntimeConfiguration
    private let now: Timestamp

    package init(
        schedule: CompiledSchedule, store: any JobStore, configuration: RuntimeConfiguration, now: Timestamp
    ) {
        self.schedule = schedule
        self.store = store
        self.configuration = configuration
        self.now = now
    }

    /// For a schedule with a zone of its own.
    package func enqueue() async throws -> Result {
        guard case .fixed(let zone) = schedule.zone else { throw ScheduleTrouble("\(schedule.id) serves each user") }
        return try await insert(SlotJobBuilder(schedule, slot: slot(in: zone), now: now))
    }

    /// For one user of a per-user schedule.
    /// - Returns: nil if the audience of today has no such user.
    package func enqueue(user: String, audience: any Audience, zones: ZoneDatabase) async throws -> Result? {
        guard case .eachUser(_, let unknown) = schedule.zone else { return nil }
        let search = SubjectSearch(audience)
        let dates = UserSlotPlanner.dates(of: now..<now)
        for date in dates.reversed() {
            let groups = ZoneGroups(try await audience.zones(on: date), unknown: unknown, zones: zones)
            for zone in groups.served where zone.used.rules.local(at: now).date == date {
                guard let subject = try await search.find(user, in: zone.raw, on: date) else { continue }
                let builder = SlotJobBuilder(schedule, slot: slot(in: zone.used), zone: zone, now: now)
                return try await insert(builder, for: subject)
            }
        }
        return nil
    }

    private func slot(in zone: UsedZone) -> DueSlot {
        DueSlot(occurrence: .manual(at: now, in: zone.rules))
    }

    private func insert(_ builder: SlotJobBuilder, for subject: Subject? = nil) async throws -> Result {
        let insert = try RequestResolver(configuration: configuration, handlers: [:], now: now)
            .insert(builder, of: schedule, for: subject)
        guard let result = try await store.insert([insert]).first else {
            throw ScheduleTrouble("the store gave no result")
        }
        return Result(job: result.id, isDuplicate: result.isDuplicate)
    }
}
