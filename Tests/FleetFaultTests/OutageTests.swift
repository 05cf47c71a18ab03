import JobRuntime
import JobStore
import PostgresServer
import TestGate
import Testing

@Suite("A server that goes and comes back", .timeLimit(.minutes(5)))
struct OutageTests {
    @Test(
        "restarted under load: every job completes, and none twice", arguments: [PostgresServer.Stop.fast, .immediate])
    func restarts(how: PostgresServer.Stop) async throws {
        // What a crash may take along must be on the disk.
        let settings = PostgresServer.Settings(fsync: how == .immediate)
        let jobs = 1_500
        try await Fleet.surviving("restarted \(how) 3 times", jobs: jobs, settings) { fleet in
            try await fleet.workAll {
                for round in 1...3 {
                    await fleet.log.wait { $0.ends >= round * jobs / 3 }
                    try await fleet.server.stop(how)
                    try await fleet.server.start()
                }
            }
        }
    }

    @Test("away for a while: nodes live on with growing pauses, one stops meanwhile, and the others work on afterwards")
    func away() async throws {
        let jobs = 1_000
        try await Fleet.surviving("server away", jobs: jobs) { fleet in
            let stopped = Gate()
            try await withThrowingTaskGroup { group in
                for name in ["a", "b"] { group.addTask { try await fleet.work(name) } }
                group.addTask {
                    await fleet.log.wait { $0.ends >= jobs }
                    try await fleet.server.stop(.fast)
                    // Only nodes that live on go on complaining.
                    await fleet.log.wait { $0.troubles["heartbeat", default: 0] >= 4 }
                    await stopped.pass()
                    try await fleet.server.start()
                }
                group.addTask {
                    try await fleet.work(
                        "c", untilIdle: false, onAbandon: { stopped.open() },
                        onStart: { node in
                            Task {
                                await fleet.log.wait { $0.troubles["heartbeat", default: 0] >= 2 }
                                node.drain()
                            }
                        })
                    stopped.open()
                }
                try await group.waitForAll()
            }
            // Each of three nodes looks at most once a second, and lanes wait up to five.
            #expect(fleet.log.counts.allTroubles < 300, "\(fleet.log.counts.troubles)")
        }
    }

    @Test("frozen: a node can be stopped meanwhile, and the others work on afterwards")
    func frozen() async throws {
        let jobs = 1_000
        try await Fleet.surviving("server frozen", jobs: jobs) { fleet in
            let stopped = Gate()
            try await withThrowingTaskGroup { group in
                group.addTask { try await fleet.work("a") }
                group.addTask {
                    try await fleet.work(
                        "b", untilIdle: false, onAbandon: { stopped.open() },
                        onStart: { node in
                            Task {
                                await fleet.log.wait { $0.ends >= jobs }
                                try fleet.server.freeze()
                                node.drain()
                                await stopped.pass()
                                try fleet.server.thaw()
                            }
                        })
                    stopped.open()
                }
                try await group.waitForAll()
            }
        }
    }

    /// Ends two connections at random, so many times while the jobs are worked.
    private func endConnections(_ times: Int, of fleet: Fleet, jobs: Int) async throws {
        for kill in 1...times {
            await fleet.log.wait { $0.ends >= kill * jobs / times }
            try await fleet.psql(
                """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE application_name = 'runner' ORDER BY random() LIMIT 2
                """)
        }
    }

    @Test("connections ended at random by the server: every job completes, and none twice")
    func terminated() async throws {
        let (jobs, kills) = (2_000, 30)
        try await Fleet.surviving("\(2 * kills) connections ended", jobs: jobs) { fleet in
            try await fleet.workAll {
                try await endConnections(kills, of: fleet, jobs: jobs)
            }
        }
    }

    @Test("connections ended at random while completions delete: nothing is left, and every effect is there once")
    func terminatedDeletions() async throws {
        try await Fleet.with(change: { $0.retention.general.completed = .zero }) { fleet in
            let jobs = 2_000
            let kills = 30
            try await fleet.insert(rows: jobs, batches: jobs)
            try await fleet.workAll {
                try await endConnections(kills, of: fleet, jobs: jobs)
            }
            #expect(try await fleet.psql("SELECT count(*) FROM river_job") == "0")
            #expect(try await fleet.psql("SELECT count(*), count(DISTINCT job) FROM entry") == "\(jobs)|\(jobs)")
            #expect(fleet.runs.all.count == 2 * jobs)
        }
    }

    @Test("a claim whose answer was lost with the connection is given back by its own node")
    func lostClaim() async throws {
        try await Fleet.with(lostAfter: .seconds(600)) { fleet in
            try await withThrowingTaskGroup { group in
                let lost = Gate()
                group.addTask {
                    try await fleet.work(
                        "a", untilIdle: false,
                        onStart: { node in
                            Task {
                                await fleet.log.wait { $0.ends >= 1 }
                                await lost.pass()
                                await fleet.log.wait { $0.ends >= 3 }
                                node.drain()
                            }
                        })
                }
                try await fleet.insert(rows: 1)
                await fleet.log.wait { $0.ends >= 1 }
                // As if the server had committed a claim that the node never heard of.
                try await fleet.psql(
                    """
                    INSERT INTO river_job (kind, queue, args, max_attempts, state, attempt, attempted_at, attempted_by)
                    SELECT 'note', 'rows', '{}', 25, 'running', 1, now(), attempted_by FROM river_job LIMIT 1;
                    SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'runner';
                    """)
                lost.open()
                await fleet.log.wait { $0.troubles["claim", default: 0] >= 1 }
                try await fleet.insertWhenBack()
                try await group.waitForAll()
            }
            try await fleet.checkAllCompleted(3)
        }
    }
}

extension Fleet {
    /// Inserts a job on a connection that may have been ended.
    func insertWhenBack() async throws {
        try await psql("INSERT INTO river_job (kind, queue, args, max_attempts) VALUES ('note', 'rows', '{}', 25)")
    }
}
