import JobConfig
import JobPlanning
import JobRuntime
import JobScheduling
import JobStore
import JobStoreSQLite
import JobTime

/// Reads from the store what a plan should know of it: where schedules stand, what was served, what is paused.
struct LedgerReader: Sendable {
    /// Slots due so long before or after now may have the key of one that is still to come: it is the nominal date.
    private static let reach: Duration = .seconds(2 * 86_400)

    let workspace: Workspace
    let global: GlobalOptions
    let context: CommandContext

    /// What was read; nil if there is no store.
    struct Result: Sendable {
        var ledger: PlanLedger?
        /// Why there is none although there should be.
        var messages: [String] = []
    }

    /// - Parameter ids: the schedules to look at; those they were renamed from included.
    func read(_ ids: Set<String>) async throws -> Result {
        let store: any JobStore
        do {
            store = try await StoreOpener(global: global, context: context)
                .open(workspace.configuration.store, folder: workspace.folder, creating: false, migrations: .required)
        } catch let failure as CommandFailure {
            // No store is no trouble: nothing has run yet.
            guard failure.code != "store_missing" else { return Result() }
            return Result(messages: ["what the store remembers is left out: \(failure.message)"])
        }
        do {
            let ledger = try await ledger(of: ids, in: store)
            await store.close()
            return Result(ledger: ledger)
        } catch let error as CancellationError {
            await store.close()
            throw error
        } catch {
            await store.close()
            return Result(messages: ["what the store remembers is left out: \(error)"])
        }
    }

    private func ledger(of ids: Set<String>, in store: any JobStore) async throws -> PlanLedger {
        var ledger = PlanLedger(now: try await store.now())
        for cursor in try await store.cursors() where ids.contains(cursor.schedule) {
            let position = PlanLedger.Position(
                digest: cursor.digest, cursor: SlotCursor(activatedAt: cursor.activatedAt, horizon: cursor.horizon))
            if cursor.zone.isEmpty {
                ledger.facts[cursor.schedule, default: PlanLedger.Facts()].position = position
            } else {
                let zone = ZoneTickName.zone(of: cursor.zone)
                ledger.facts[cursor.schedule, default: PlanLedger.Facts()].zones[zone] = position
            }
        }
        for (schedule, since) in try await store.pausedSchedules() where ids.contains(schedule) {
            ledger.facts[schedule, default: PlanLedger.Facts()].pausedAt = since
        }
        let range = ledger.now.advanced(by: .zero - LedgerReader.reach)..<ledger.now.advanced(by: LedgerReader.reach)
        for schedule in ids.sorted() {
            for tick in try await store.ticks(of: schedule, in: range) {
                let slot = PlanLedger.Slot(zone: ZoneTickName.zone(of: tick.slot.zone), key: tick.slot.slot)
                ledger.facts[schedule, default: PlanLedger.Facts()].served[slot] = PlanLedger.Served(
                    instant: tick.slot.instant, dropReason: tick.status == .dropped ? tick.reason ?? "dropped" : nil)
            }
        }
        return ledger
    }
}
