import JobSQL
import JobStore
import JobStoreTesting
import JobTime
import PostgresDriver
import PostgresServer
import Synchronization

@testable import JobStorePostgres

/// Stores in databases of a real server, whose clock the harness sets: unqualified `now()` and `clock_timestamp()` are
/// found in a schema before the server's own, and tell its time and a shift.
final class PostgresHarness: StoreHarness {
    private struct State {
        var shift = Duration.zero
        var databases: [String: (location: PostgresLocation, name: String)] = [:]
    }

    private static let clock = """
        CREATE SCHEMA test_clock;
        CREATE TABLE test_clock.shift (value interval NOT NULL);
        INSERT INTO test_clock.shift VALUES ('0');
        CREATE FUNCTION test_clock.now() RETURNS timestamptz LANGUAGE sql STABLE
            AS 'SELECT pg_catalog.now() + value FROM test_clock.shift';
        CREATE FUNCTION test_clock.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE
            AS 'SELECT pg_catalog.clock_timestamp() + value FROM test_clock.shift';
        """

    private let schema: String
    private let state = Mutex(State())

    /// - Parameter schema: where the tables are.
    init(schema: String = "public") {
        self.schema = schema
    }

    func makeStore() async throws -> any JobStore {
        let server = try await PostgresServer.shared
        let database = try await server.makeDatabase()
        guard let tables = PostgresSchema(schema) else { throw SQLError(.statement, "no schema") }
        let steps = [RiverSchema.fresh(lean: false)] + RunnerSchema.steps.map(\.up)
        let script = (["SET search_path = ''", tables.creation] + steps.map(tables.applied)).joined(separator: ";\n")
        try await server.psql(Self.clock + script, database: database)
        let url = database + "?options=-csearch_path%3Dtest_clock,pg_catalog"
        let location = try PostgresLocation(url: url)
        let store = try await store(at: location)
        state.withLock { $0.databases[store.identity.location] = (location, database) }
        return store
    }

    func makePeer(of store: any JobStore) async throws -> any JobStore {
        guard let known = state.withLock({ $0.databases[store.identity.location] }) else {
            throw SQLError(.statement, "the store is not one of this harness")
        }
        return try await self.store(at: known.location)
    }

    func advance(by duration: Duration) async throws {
        let (shift, names) = state.withLock { state in
            state.shift += duration
            return (state.shift, state.databases.values.map(\.name))
        }
        let microseconds = Timestamp(microseconds: 0).advanced(by: shift).microseconds
        for name in names {
            try await PostgresServer.shared.psql(
                "UPDATE test_clock.shift SET value = \(microseconds) * interval '1 microsecond'", database: name)
        }
    }

    private func store(at location: PostgresLocation) async throws -> PostgresJobStore {
        try await PostgresJobStore.open(
            location, settings: PostgresStoreSettings(schema: schema), migrations: .unchecked,
            steadyTime: { [self] in SteadyTime.now().advanced(by: state.withLock(\.shift)) })
    }
}
