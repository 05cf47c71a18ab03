import JobRuntime
import PostgresServer
import Testing

@Suite("A server that refuses to write", .timeLimit(.minutes(5)))
struct RefusalTests {
    @Test("read-only for a while: nothing is lost, and the nodes work on")
    func readOnly() async throws {
        let jobs = 1_000
        try await Fleet.surviving("read-only server", jobs: jobs) { fleet in
            try await fleet.workAll {
                // Early: the nodes must not be through when it comes.
                await fleet.log.wait { $0.ends >= jobs / 10 }
                try await fleet.psql("ALTER SYSTEM SET default_transaction_read_only = on; SELECT pg_reload_conf()")
                await fleet.log.wait {
                    $0.troubles["claim", default: 0] >= 2 && $0.troubles["heartbeat", default: 0] >= 2
                }
                #expect(fleet.log.lastTrouble["claim"]?.contains("read-only") == true)
                try await fleet.psql("ALTER SYSTEM RESET default_transaction_read_only; SELECT pg_reload_conf()")
            }
        }
    }

    /// What a server says whose disk is full comes from a trigger here: a file system of a few MB needs rights to mount it.
    /// After so many writes there are jobs left of either sort, whatever was written first.
    @Test("its disk full for a while: nothing is lost, and the nodes work on")
    func diskFull() async throws {
        let jobs = 1_000
        try await Fleet.surviving("disk full", jobs: jobs) { fleet in
            try await fleet.psql(
                """
                CREATE TABLE disk (is_large boolean NOT NULL);
                INSERT INTO disk VALUES (false);
                CREATE SEQUENCE writes;
                CREATE FUNCTION write_job() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF nextval('public.writes') > \(jobs * 8 / 10) AND NOT (SELECT is_large FROM public.disk) THEN
                        RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100';
                    END IF;
                    RETURN new;
                END
                $$;
                CREATE TRIGGER disk BEFORE UPDATE ON river_job FOR EACH ROW EXECUTE FUNCTION write_job();
                """)
            try await fleet.workAll {
                await fleet.log.wait {
                    $0.troubles["claim", default: 0] >= 2 && $0.troubles["batch of batches", default: 0] >= 4
                }
                #expect(fleet.log.lastTrouble["claim"]?.contains("No space left") == true)
                try await fleet.psql("UPDATE disk SET is_large = true")
            }
        }
    }
}
