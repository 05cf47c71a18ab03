import JobSQL
import JobStore
import JobStorePostgres
import JobStoreTesting
import JobTime
import PostgresDriver
import PostgresServer
import Synchronization

/// Stores in databases of a real server, whose clock the harness sets: unqualified `now()` and `clock_timestamp()` are
/// found in a schema before the server's own, and tell its time and a shift.
final class PostgresHarness: StoreHarness {
    private struct State {
        var shift = Duration.zero
        /// The URLs of the databases, by the location that their stores show.
        var databases: [String: String] = [:]
    }

    private static let clock = """
        CREATE SCHEMA test_clock;
        CREATE TABLE test_clock.shift (value interval NOT NULL);
        INSERT INTO test_clock.shift VALUES ('0');
        CREATE FUNCTION test_clock.now() RETURNS timestamptz LANGUAGE sql STABLE
            AS 'SELECT pg_catalog.now() + value FROM test_clock.shift';
        CREATE FUNCTION test_clock.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE
            AS 'SELECT pg_catalog.clock_timestamp() + value FROM test_clock.shift';
        DO $$
        BEGIN
            EXECUTE format('ALTER DATABASE %I SET search_path = test_clock, pg_catalog', current_database());
        END
        $$
        """

    private let settings: PostgresStoreSettings
    /// Where clients reach a database; the server itself unless a pooler stands in between.
    private let address: @Sendable (_ url: String) async throws -> String
    private let state = Mutex(State())

    init(
        _ settings: PostgresStoreSettings = PostgresStoreSettings(),
        address: @escaping @Sendable (_ url: String) async throws -> String = { $0 }
    ) {
        self.settings = settings
        self.address = address
    }

    func makeStore() async throws -> any JobStore {
        let server = try await PostgresServer.shared
        let database = try await server.makeDatabase()
        try await server.psql(Self.clock, database: database)
        let store = try await open(try await address(database), migrations: .automatic)
        state.withLock { $0.databases[store.identity.location] = database }
        return store
    }

    func makePeer(of store: any JobStore) async throws -> any JobStore {
        guard let url = state.withLock({ $0.databases[store.identity.location] }) else {
            throw SQLError(.statement, "the store is not one of this harness")
        }
        return try await open(try await address(url), migrations: .required)
    }

    func advance(by duration: Duration) async throws {
        let (shift, urls) = state.withLock { state in
            state.shift += duration
            return (state.shift, Array(state.databases.values))
        }
        let microseconds = Timestamp(microseconds: 0).advanced(by: shift).microseconds
        for url in urls {
            try await PostgresServer.shared.psql(
                "UPDATE test_clock.shift SET value = \(microseconds) * interval '1 microsecond'", database: url)
        }
    }

    private func open(_ url: String, migrations: MigrationPolicy) async throws -> PostgresJobStore {
        try await PostgresJobStore.open(
            PostgresLocation(url: url), settings: settings, migrations: migrations,
            steadyTime: { [self] in SteadyTime.now().advanced(by: state.withLock(\.shift)) })
    }
}
