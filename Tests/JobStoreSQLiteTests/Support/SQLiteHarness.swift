import JobStore
import JobStoreSQLite
import JobStoreTesting
import JobTime
import SQLiteDriver
import Synchronization

/// Stores in files or in memory, on one clock.
final class SQLiteHarness: StoreHarness {
    enum Place: String, CaseIterable, Sendable {
        case file
        case memory
    }

    let time = TestTime()
    private let place: Place
    private let folder: ScratchFolder
    private let count = Mutex(0)

    init(_ place: Place) throws {
        self.place = place
        folder = try ScratchFolder()
    }

    func makeStore() async throws -> any JobStore {
        let number = count.withLock { count in
            count += 1
            return count
        }
        return try await open(place == .memory ? ":memory:" : "\(folder.path)/store-\(number).db")
    }

    func makePeer(of store: any JobStore) async throws -> any JobStore {
        place == .memory ? store : try await open(store.identity.location)
    }

    func advance(by duration: Duration) async throws {
        time.advance(by: duration)
    }

    /// A store on this harness's clock.
    func open(_ path: String, migrations: MigrationPolicy = .automatic) async throws -> SQLiteJobStore {
        try await SQLiteJobStore.open(path: path, migrations: migrations, now: { [time] in time.now() })
    }

    /// The path of a database in this harness's folder.
    func path(_ name: String) -> String { "\(folder.path)/\(name)" }
}
