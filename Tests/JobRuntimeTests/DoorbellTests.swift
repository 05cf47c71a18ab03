import JobPluginTesting
import Testing

@testable import JobRuntime

@Suite("A doorbell")
struct DoorbellTests {
    @Test("remembers rings as one while nobody waits")
    func remembers() async {
        let bell = Doorbell()
        bell.ring()
        bell.ring()
        #expect(await bell.wait())
        let clock = ManualClock()
        async let second = bell.wait(atMost: .seconds(1), on: NodeClock(clock, now: clock.wall))
        await clock.waitForSleepers()
        clock.advance(by: .seconds(1))
        #expect(await !second)
    }

    @Test("that is waited for with a limit rings before it")
    func ringsInTime() async {
        let bell = Doorbell()
        let clock = ManualClock()
        async let answer = bell.wait(atMost: .seconds(1), on: NodeClock(clock, now: clock.wall))
        await clock.waitForSleepers()
        bell.ring()
        #expect(await answer)
        #expect(clock.sleeperCount == 0)
    }

    @Test("leaves nothing behind when its waiter is cancelled")
    func cancelled() async {
        let bell = Doorbell()
        let rang = await withTaskGroup { group in
            group.addTask { await bell.wait() }
            group.cancelAll()
            return await group.next() ?? true
        }
        #expect(!rang)
        let clock = ManualClock()
        async let next = bell.wait(atMost: .seconds(1), on: NodeClock(clock, now: clock.wall))
        await clock.waitForSleepers()
        clock.advance(by: .seconds(1))
        #expect(await !next)
    }

    @Test("is heard by a cancelled task that insists")
    func uncancelled() async {
        let bell = Doorbell()
        await withTaskGroup { group in
            group.addTask { await bell.waitUncancelled() }
            group.cancelAll()
            bell.ring()
        }
    }

    @Test("loses no ring between many of them and many limited waits")
    func stress() async {
        let bell = Doorbell()
        let rung = Tally()
        let clock = NodeClock(ContinuousClock(), now: ManualClock().wall)
        let target = 2_000
        await withTaskGroup { group in
            group.addTask {
                for _ in 0..<target {
                    rung.add()
                    bell.ring()
                    await Task.yield()
                }
            }
            // Each ring comes after its count: a lost one would leave this loop waiting for ever.
            var seen = 0
            while seen < target {
                await bell.wait(atMost: .microseconds(20), on: clock)
                seen = rung.count
            }
        }
        #expect(rung.count == target)
    }
}
