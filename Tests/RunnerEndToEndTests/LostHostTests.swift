import Glibc
import PostgresServer
import Subprocess
import SystemPackage
import Testing

/// Whether a node of another host lives can only be told by its heartbeat.
@Suite("A node that is killed in the middle of a job", .timeLimit(.minutes(5)))
struct LostHostTests {
    private struct Setting {
        let server: PostgresServer
        let url: String
        let scenario: Scenario
        /// While it is open, the job's first attempt reads on.
        let hold: FileDescriptor

        func psql(_ sql: String) async throws -> String { try await server.psql(sql, database: url) }
    }

    /// A job whose first attempt outlasts its node.
    private static func setting(lostAfter: String) async throws -> Setting {
        let server = try await PostgresServer.shared
        let url = try await server.makeDatabase()
        let scenario = try Scenario(
            store: "{ url: \"\(url)\" }",
            jobs: """
                runtime: { node_lost_after: \(lostAfter) }
                jobs: { hold: { handler: { exec: [./hold.sh] } } }
                """)
        try scenario.makePipe("started")
        try scenario.makePipe("hold")
        try scenario.script(
            "hold.sh",
            """
            [ "$RUNNER_ATTEMPT" = 1 ] || exit 0
            echo > started
            exec cat hold

            """)
        return Setting(server: server, url: url, scenario: scenario, hold: try scenario.holdPipe("hold"))
    }

    private func expectRunTwice(_ setting: Setting) async throws {
        let job = try await setting.psql(
            "SELECT state, attempt, cardinality(attempted_by), errors[1] ->> 'error' FROM river_job")
        #expect(job == "completed|2|2|node lost")
    }

    @Test(
        "on another host is followed no sooner than node_lost_after from its last heartbeat, by the server's clock",
        .enabled("no namespace for another host name: `unshare --uts` is refused") { await OtherHost.isPossible })
    func elsewhere() async throws {
        let setting = try await Self.setting(lostAfter: "6s")
        defer { try? setting.hold.close() }
        let scenario = setting.scenario
        // The row of a lost node goes with time.
        _ = try await scenario.run("migrate", "up")
        _ = try await setting.psql(
            """
            CREATE TABLE beat (name text, host text, seen_at timestamptz);
            CREATE FUNCTION keep_beat() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                INSERT INTO public.beat VALUES (new.name, new.host, new.seen_at);
                RETURN new;
            END
            $$;
            CREATE TRIGGER beat AFTER INSERT OR UPDATE ON runner_node FOR EACH ROW EXECUTE FUNCTION keep_beat();
            """)
        // Does the upkeep all the time, and takes jobs only when the other one has been killed in its own.
        let witness = try await scenario.node("--verbose") { witness in
            try await witness.line(containing: "this node fires schedules")
            try witness.send(Signal(rawValue: SIGTSTP))
            try await witness.line(containing: "taking no jobs until CONT")
            try await scenario.enqueue("hold")
            let killed = try await scenario.node(onHost: "elsewhere") { node in
                try await scenario.awaitWriter("started")
                try node.send(.kill)
            }
            #expect(killed.exitCode == nil, "\(killed)")
            try witness.send(Signal(rawValue: SIGCONT))
            try await witness.line(containing: "completed")
            try witness.send(.terminate)
        }
        #expect(witness.exitCode == 0, "\(witness)")
        try await expectRunTwice(setting)
        let waited = try await setting.psql(
            """
            SELECT attempted_at >= max(seen_at) + interval '6 seconds', max(seen_at) > created_at,
                bool_and(host LIKE 'elsewhere %'), attempted_by[1] LIKE '%elsewhere%'
            FROM river_job JOIN beat ON beat.name = attempted_by[1]
            GROUP BY river_job.id
            """)
        #expect(waited == "t|t|t|t")
        #expect(try await setting.psql("SELECT count(DISTINCT host) FROM beat") == "2")
    }

    @Test("on the same host is followed at once: its process is seen to be gone")
    func here() async throws {
        let setting = try await Self.setting(lostAfter: "1h")
        defer { try? setting.hold.close() }
        let scenario = setting.scenario
        try await scenario.enqueue("hold")
        let killed = try await scenario.node { node in
            try await scenario.awaitWriter("started")
            let witness = try await scenario.node("--verbose") { witness in
                try await witness.line(containing: "works ")
                try node.send(.kill)
                try await witness.line(containing: "completed")
                try witness.send(.terminate)
            }
            #expect(witness.exitCode == 0, "\(witness)")
        }
        #expect(killed.exitCode == nil, "\(killed)")
        try await expectRunTwice(setting)
    }
}
