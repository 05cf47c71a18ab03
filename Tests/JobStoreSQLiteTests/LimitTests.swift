import JobModel
import JobSQL
import JobStore
import JobTime
import SQLiteDriver
import Testing

@testable import JobStoreSQLite

@Suite("Limits on SQLite")
struct LimitTests {
    private func request(_ limits: ClaimLimits, kinds: [JobKind] = ["sort"]) -> ClaimRequest {
        ClaimRequest(queue: "default", limit: 9, kinds: kinds, node: "node_a", limits: limits)
    }

    @Test("no window of time has more starts than allowed, whatever the pauses", arguments: 0..<10)
    func windows(seed: UInt64) async throws {
        let harness = try SQLiteHarness(.memory)
        let store = try await harness.open(":memory:")
        let rate = RateLimit(max: 3 + Int(seed), per: .seconds(10))
        var starts: [Timestamp] = []
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        for _ in 0..<120 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            harness.time.advance(by: .milliseconds(Int64(state >> 33) % 2_500))
            _ = try await store.insert([JobInsert(kind: "sort"), JobInsert(kind: "sort")])
            starts += try await store.claim(request(ClaimLimits(queueRate: rate))).jobs.map(\.claim.attemptedAt)
        }
        for first in starts {
            #expect(starts.count { $0 >= first && $0.since(first) < rate.per } <= rate.max)
        }
        // A hundredth of the window is the most that one is held back.
        #expect(starts.count > rate.max * 10)
        await store.close()
    }

    @Test("a claim that a limit holds needs no lock")
    func noLock() async throws {
        let harness = try SQLiteHarness(.file)
        let path = harness.path("a.db")
        let store = try await harness.open(path)
        let other = try await harness.open(path)
        _ = try await store.insert([JobInsert(kind: "sort"), JobInsert(kind: "sort")])
        let limits = ClaimLimits(queueConcurrency: 1)
        #expect(try await store.claim(request(limits)).jobs.count == 1)
        _ = try await other.sqlite.withWriter { try $0.query("BEGIN IMMEDIATE") }
        #expect(try await store.claim(request(limits)) == ClaimResult(isLimited: true))
        _ = try await other.sqlite.withWriter { try $0.query("ROLLBACK") }
        await other.close()
        await store.close()
    }

    @Test("what somebody else wrote into a limit's row counts as no start")
    func spoiledRow() async throws {
        let store = try await SQLiteHarness(.memory).open(":memory:")
        _ = try await store.insert([JobInsert(kind: "sort"), JobInsert(kind: "sort")])
        try await store.database.transaction { transaction in
            for text in ["no", "{}", #"[[1],["a",2],7,[1,-3]]"#] {
                _ = try transaction.execute(
                    "INSERT OR REPLACE INTO runner_limit VALUES ('queue:default', '\(text)', 0)")
            }
        }
        let limits = ClaimLimits(queueRate: RateLimit(max: 1, per: .seconds(60)))
        #expect(try await store.claim(request(limits)).jobs.count == 1)
        #expect(try await store.claim(request(limits)).jobs.isEmpty)
        await store.close()
    }

    @Test("rows of limits that count nothing any more are removed")
    func cleaning() async throws {
        let harness = try SQLiteHarness(.memory)
        let store = try await harness.open(":memory:")
        _ = try await store.insert([JobInsert(kind: "sort")])
        _ = try await store.claim(request(ClaimLimits(queueRate: RateLimit(max: 1, per: .seconds(60)))))
        func rows() async throws -> Int64? {
            try await store.sqlite.withWriter { try $0.query("SELECT count(*) FROM runner_limit").first?[0].integer }
        }
        harness.time.advance(by: .seconds(59))
        _ = try await store.clean(RetentionRules(), limit: 10)
        #expect(try await rows() == 1)
        harness.time.advance(by: .seconds(1))
        _ = try await store.clean(RetentionRules(), limit: 10)
        #expect(try await rows() == 0)
        await store.close()
    }
}
