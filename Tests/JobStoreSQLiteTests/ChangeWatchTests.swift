import JobModel
import JobStore
import JobStoreSQLite
import Testing

@Suite("Waiting for a change")
struct ChangeWatchTests {
    @Test("a wait without a change looks every 25 ms until its time is over")
    func nothing() async throws {
        let harness = try SQLiteHarness(.file)
        let clock = HookedClock()
        let store = try await SQLiteJobStore.open(
            path: harness.path("a.db"), now: { harness.time.now() }, clock: clock)
        try await store.waitForChange(atMost: .zero)
        try await store.waitForChange(atMost: .milliseconds(60))
        #expect(clock.slept == [.milliseconds(25), .milliseconds(25), .milliseconds(10)])
        await store.close()
    }

    @Test("a commit of another process ends the wait at the next look")
    func otherProcess() async throws {
        let harness = try SQLiteHarness(.file)
        let other = try await harness.open(harness.path("a.db"))
        let clock = HookedClock { number in
            if number == 2 { _ = try await other.insert([JobInsert(kind: "sort")]) }
        }
        let store = try await SQLiteJobStore.open(
            path: harness.path("a.db"), now: { harness.time.now() }, clock: clock)
        try await store.waitForChange(atMost: .zero)
        try await store.waitForChange(atMost: .seconds(60))
        #expect(clock.slept.count == 2)
        await store.close()
        await other.close()
    }

    @Test("a change between two waits ends the second at once")
    func between() async throws {
        let harness = try SQLiteHarness(.memory)
        let clock = HookedClock()
        let store = try await SQLiteJobStore.open(path: ":memory:", now: { harness.time.now() }, clock: clock)
        try await store.waitForChange(atMost: .zero)
        _ = try await store.insert([JobInsert(kind: "sort")])
        try await store.waitForChange(atMost: .seconds(60))
        #expect(clock.slept.isEmpty)
        await store.close()
    }
}
