import JobModel
import JobPlugin
package import JobScheduling
package import JobStore
package import JobTime

/// Fires past slots of a schedule that have not fired: those dropped while nobody could fire them.
package struct ScheduleBackfill: Sendable {
    package struct Result: Sendable, Hashable {
        /// The slots fired now.
        package var fired: [String]
        /// The slots that had fired before.
        package var served: [String]

        package init(fired: [String], served: [String]) {
            self.fired = fired
            self.served = served
        }
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

    /// The slots of a window, oldest first.
    package func slots(in window: Range<Timestamp>) -> [Occurrence] {
        guard case .fixed(let zone) = schedule.zone else { return [] }
        return Array(schedule.recurrence(in: zone.rules).occurrences(in: window))
    }

    /// Fires them, each once: a slot that has fired before is left alone.
    package func run(_ occurrences: [Occurrence]) async throws -> Result {
        var result = Result(fired: [], served: [])
        let resolver = RequestResolver(configuration: configuration, handlers: [:], now: now)
        for occurrence in occurrences {
            let slot = DueSlot(occurrence: occurrence, isCatchUp: true, movesCursor: false)
            let insert = try resolver.insert(SlotJobBuilder(schedule, slot: slot, now: now), of: schedule)
            let identity = SlotIdentity(
                schedule: schedule.id, slot: slot.key, instant: slot.instant, date: slot.date, reason: slot.reason)
            switch try await store.fire(
                SlotFire(slot: identity, job: insert, lease: nil, movesCursor: false, revivesDropped: true))
            {
            case .fired: result.fired.append(slot.key)
            case .alreadyServed, .refused: result.served.append(slot.key)
            }
        }
        return result
    }
}
