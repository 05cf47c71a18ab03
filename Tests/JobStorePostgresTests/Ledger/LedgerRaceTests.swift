import JobModel
import JobStore
import JobTime
import Testing

@testable import JobStorePostgres

/// Several leaders, and people beside them, do the same at once: what each slot and subject gets, it gets once.
@Suite("The ledger under contention")
struct LedgerRaceTests {
    /// So many processes.
    private static let nodes = 4

    private func race(
        _ body: @escaping @Sendable (PostgresJobStore, Int) async throws -> Void
    ) async throws -> LedgerStore {
        let ledger = try await LedgerStore.new()
        try await ledger.script(CohortSample.table)
        try await ledger.script(
            """
            INSERT INTO people (id, name, zone) SELECT 1000 + n, 'user ' || n, 'here' FROM generate_series(1, 300) AS n
            """)
        try await withThrowingTaskGroup { group in
            for node in 0..<Self.nodes {
                let store = try await ledger.peer()
                group.addTask {
                    try await body(store, node)
                    await store.close()
                }
            }
            try await group.waitForAll()
        }
        return ledger
    }

    /// Fires a slot's pages until it is over, wherever others have brought it.
    private static func finish(_ sample: CohortSample, on store: PostgresJobStore) async throws -> Int {
        var sample = sample
        var jobs = 0
        while true {
            let next: String?
            switch try await store.fire(sample.cohort) {
            case .fired(let counts, let after):
                jobs += counts.jobs
                next = after
            case .elsewhere(let tick): next = tick.status == .open ? tick.after : nil
            }
            guard let next else { return jobs }
            sample.after = SubjectID(position: next)
        }
    }

    @Test("a slot without subjects fires once")
    func oneSlot() async throws {
        let ledger = try await race { store, _ in
            for day in 0..<20 {
                _ = try await store.fire(
                    SlotFire(slot: CohortSample.slot(day, zone: ""), job: JobInsert(kind: "sort"), lease: nil))
            }
        }
        #expect(try await ledger.rows("SELECT count(*), sum(jobs) FROM runner_schedule_tick") == [["20", "20.0"]])
        #expect(try await ledger.rows("SELECT count(*) FROM river_job") == [["20"]])
        await ledger.store.close()
    }

    @Test("pages of a cohort are applied once, whoever fires them", arguments: [false, true])
    func pages(isUnique: Bool) async throws {
        let ledger = try await race { store, node in
            for day in 0..<3 {
                var sample = CohortSample(day: day, limit: 20 + node)
                if isUnique { sample.unique = UniqueRule(by: .fields(["user_id"]), period: .seconds(86_400)) }
                _ = try await Self.finish(sample, on: store)
            }
        }
        let perSubject = """
            SELECT count(*), count(DISTINCT (metadata ->> 'runner:subject', metadata ->> 'runner:slot')) FROM river_job
            """
        #expect(try await ledger.rows(perSubject) == [["918", "918"]])
        #expect(
            try await ledger.rows("SELECT status, jobs FROM runner_schedule_tick ORDER BY slot")
                == [["fired", "306"], ["fired", "306"], ["fired", "306"]])
        #expect(
            try await ledger.rows("SELECT count(*) FROM runner_schedule_subject s JOIN river_job j ON j.id = s.job")
                == [["306"]])
        await ledger.store.close()
    }

    @Test("a subject that two zones have at once is served once")
    func zones() async throws {
        let ledger = try await race { store, node in
            let zone = ["Asia/Tokyo", "Europe/Paris", "America/Lima", "Africa/Cairo"][node]
            _ = try await Self.finish(CohortSample(zone: zone, limit: 30), on: store)
        }
        #expect(try await ledger.rows("SELECT count(*) FROM river_job") == [["306"]])
        #expect(
            try await ledger.rows("SELECT count(*), sum(jobs), sum(jobs + skipped) FROM runner_schedule_tick")
                == [["4", "306.0", "1224.0"]])
        await ledger.store.close()
    }

    @Test("a page of a plugin's audience, dropped meanwhile, is fired wholly or not at all")
    func drops() async throws {
        let ledger = try await race { store, node in
            for day in 0..<15 {
                let slot = CohortSample.slot(day, zone: "Asia/Tokyo")
                if node == 0 {
                    try await store.drop([SlotDrop(slot: slot, reason: "paused")])
                    continue
                }
                let members = (1...50).map { number in
                    SlotPage.Member(subject: "\(number)", zone: slot.zone, job: JobInsert(kind: "sort"))
                }
                _ = try await store.fire(
                    SlotPage(slot: slot, members: members, after: nil, last: "#50", isLast: true, lease: nil))
            }
        }
        let sums = """
            SELECT count(*), sum(jobs) = (SELECT count(*) FROM river_job),
                bool_and(CASE status WHEN 'fired' THEN jobs + skipped = 50 ELSE jobs = 0 END)
            FROM runner_schedule_tick
            """
        #expect(try await ledger.rows(sums) == [["15", "1", "1"]])
        await ledger.store.close()
    }

    @Test("a schedule that is renamed while it fires loses nothing, and serves nobody twice under one id")
    func rename() async throws {
        let ledger = try await race { store, node in
            for day in 0..<6 {
                if node == 0 {
                    try await store.rename(schedule: "daily", to: "mornings")
                    try await store.rename(schedule: "mornings", to: "daily")
                } else {
                    _ = try await Self.finish(CohortSample(day: day, limit: 50), on: store)
                }
            }
        }
        // Wherever the rows went, each tick counts the jobs that were stored with it.
        #expect(
            try await ledger.rows("SELECT sum(jobs) = (SELECT count(*) FROM river_job) FROM runner_schedule_tick")
                == [["1"]])
        await ledger.store.close()
    }

    @Test("cursors that several nodes activate at once go forward only")
    func cursors() async throws {
        let ledger = try await race { store, node in
            for round in 0..<20 {
                let time = Timestamp(seconds: Int64(1000 + round * 10 + node))
                let cursors = ["b", "a", "c"].map {
                    ScheduleCursor(schedule: "daily", zone: $0, digest: "one", activatedAt: time, horizon: time)
                }
                try await store.activate(node.isMultiple(of: 2) ? cursors : cursors.reversed())
            }
        }
        let cursors = try await ledger.store.cursors()
        #expect(cursors.map(\.zone) == ["a", "b", "c"])
        #expect(Set(cursors.map(\.horizon)) == [Timestamp(seconds: 1193)])
        await ledger.store.close()
    }
}
