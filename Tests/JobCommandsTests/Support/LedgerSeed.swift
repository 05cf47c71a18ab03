import JobConfig
import JobModel
import JobScheduling
import JobStore
import JobStoreSQLite
import JobTime
import Synchronization
import Testing
import ZoneDatabase

/// Writes into the ledger of a project's store what nodes would have written, each at its time.
struct LedgerSeed: Sendable {
    private let store: SQLiteJobStore
    private let clock: SeedClock

    private final class SeedClock: Sendable {
        /// Before all seeds: a store's clock never goes back.
        private let state = Mutex(Timestamp(seconds: 0))
        var now: Timestamp { state.withLock { $0 } }
        func set(_ instant: Timestamp) { state.withLock { $0 = instant } }
    }

    /// Creates the project's store.
    init(_ project: Project) async throws {
        let clock = SeedClock()
        self.clock = clock
        try #require(await project.run("migrate up").exit == 0)
        store = try await SQLiteJobStore.open(path: project.path + "/.runner/runner.db", now: { clock.now })
    }

    /// What happens next happens then.
    func at(_ text: String, _ body: (SQLiteJobStore) async throws -> Void) async throws {
        clock.set(try Self.instant(text))
        try await body(store)
    }

    /// The digest of each schedule of a project, by its id.
    static func digests(of project: Project) throws -> [String: String] {
        let zones = ZoneDatabase(path: Checkout.root + "Tests/Fixtures/zoneinfo")
        let configuration = try #require(ConfigurationFolder(project.path).read().base)
        let schedules = ScheduleCompilation(configuration.schedules, zones: zones).schedules
        return Dictionary(uniqueKeysWithValues: schedules.map { ($0.id, $0.digest) })
    }

    func close() async { await store.close() }

    static func instant(_ text: String) throws -> Timestamp { try #require(Timestamp(rfc3339: text)) }

    static func slot(
        _ schedule: String, _ slot: String, due: String, zone: String = "", reason: String = "regular"
    ) throws -> SlotIdentity {
        SlotIdentity(
            schedule: schedule, zone: zone, slot: slot, instant: try instant(due),
            date: try #require(CivilDate(slot.prefix(10))), reason: reason)
    }

    /// A job as a schedule makes it.
    static func job(_ slot: SlotIdentity, user: String? = nil) -> JobInsert {
        let subject = user.map { ",\"runner:subject\":\"\($0)\"" } ?? ""
        return JobInsert(
            kind: "report",
            metadata: "{\"runner:schedule\":\"\(slot.schedule)\",\"runner:slot\":\"\(slot.slot)\"\(subject)}")
    }

    /// A page of a zone's users.
    static func page(
        _ slot: SlotIdentity, _ users: [String], misfits: [SlotPage.Misfit] = [], isLast: Bool = true,
        guards: SlotGuards = SlotGuards()
    ) -> SlotPage {
        SlotPage(
            slot: slot,
            members: users.map { SlotPage.Member(subject: $0, zone: slot.zone, job: job(slot, user: $0)) },
            misfits: misfits, after: nil, last: users.last.map { "#\($0)" }, isLast: isLast, guards: guards, lease: nil)
    }
}
